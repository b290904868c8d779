/** The engine on this machine: each question is a request to the server that `spiegel studio` runs. */
import { packed, unpacked } from "./bytes";
import { type Answer, type Engine, EngineFailure, type Opened, type Saved } from "./engine";

async function request(address: string, args?: object): Promise<unknown> {
  const token = document.querySelector<HTMLMetaElement>('meta[name="spiegel-token"]')?.content ?? "";
  const headers: Record<string, string> = { "X-Spiegel-Token": token };
  if (args) headers["Content-Type"] = "application/json";
  let reply: Response;
  try {
    reply = await fetch(address, args ? { method: "POST", headers, body: packed(args) } : { headers });
  } catch (error) {
    throw new EngineFailure("unreachable", String(error));
  }
  const said = await reply.text();
  if (reply.status === 401 || reply.status === 403) throw new EngineFailure("refused", said);
  if (!reply.ok) throw new EngineFailure("internal", said || String(reply.status));
  return unpacked(said);
}

/** The result of a request about the deck's own file; what keeps it from being read or written is told as a failure. */
async function ofFile<T>(address: string, args?: object): Promise<T> {
  const answer = (await request(address, args)) as Answer<T>;
  if (!answer.ok) throw new EngineFailure("file", answer.problems.map((problem) => problem.text).join("\n"));
  return answer.result;
}

export async function startLocalEngine(): Promise<Engine> {
  return {
    kind: "local",
    ask: async <T>(name: string, args: object) => (await request(`/ask/${name}`, args)) as Answer<T>,
    open: () => ofFile<Opened>("/ask-local/open"),
    save: (text, stamp, force = false) => ofFile<Saved>("/ask-local/save", { text, stamp, force }),
  };
}
