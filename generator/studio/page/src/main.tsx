/** Begins the page: first its words, then the engine, then the deck that was worked on last. */
import { render } from "preact";
import { App } from "./app";
import { start, standing } from "./state/asking";
import { looksByThemselves } from "./look/colours";
import { checkByItself } from "./state/checking";
import { keepByItself, openFirst } from "./state/opening";
import { goTo, routeByAddress } from "./state/route";
import { speakAsBefore } from "./words/words";
import "./styles/base.css";
import "./styles/shell.css";
import "./styles/controls.css";
import "./styles/begin.css";
import "./styles/write.css";
import "./styles/look.css";
import "./styles/print.css";

async function main(): Promise<void> {
  await speakAsBefore();
  routeByAddress();
  render(<App />, document.getElementById("page")!);
  if (!(await start())) return;
  keepByItself();
  checkByItself();
  looksByThemselves();
  const asked = location.hash;
  if ((await openFirst()) && !asked) goTo("write");
  standing.value = "ready";
}

void main();
