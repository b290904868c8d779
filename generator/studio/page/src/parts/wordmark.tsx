/** The name of the house above the horizon; its reflection below it is a matter of style. */
export function Wordmark() {
  return (
    <a class="wordmark" href="#begin">
      Spiegel
    </a>
  );
}
