// One line of JSON a test, for dev.latchkey.system.WireIT.
export default async function* report(events) {
  for await (const { type, data } of events) {
    if (type !== "test:pass" && type !== "test:fail") continue;
    const cause = data.details?.error?.cause ?? data.details?.error;
    const error = type === "test:fail" ? String(cause?.stack ?? cause) : undefined;
    yield JSON.stringify({ name: data.name, passed: type === "test:pass" && data.skip === undefined && data.todo === undefined, error }) + "\n";
  }
}
