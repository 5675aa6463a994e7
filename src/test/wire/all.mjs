// All tests of this folder in one process: the client's packages take longer to load than the tests to run.
import { readdirSync } from "node:fs";

const here = new URL(".", import.meta.url);
for (const file of readdirSync(here).filter((name) => name.endsWith(".test.mjs")).sort()) {
  await import(new URL(file, here));
}
