/** The name of the house above the horizon, and its reflection below it. */
export function Wordmark() {
  return (
    <a class="wordmark" href="#begin">
      Spiegel
      <span class="reflected" aria-hidden="true">
        Spiegel
      </span>
    </a>
  );
}
