// Runs the engine as WebAssembly and checks what it answers: node probe.mjs PROBE.wasm
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const file = readFileSync(process.argv[2]);
// Without any import: the engine can read no clock, no file and no random number.
const { exports: engine } = new WebAssembly.Instance(new WebAssembly.Module(file));

function report(request) {
  const bytes = new TextEncoder().encode(request);
  const place = engine.allocate(bytes.length);
  new Uint8Array(engine.memory.buffer, place, bytes.length).set(bytes);
  const answer = engine.evaluate(place, bytes.length);
  const length = new DataView(engine.memory.buffer).getUint32(answer, true);
  const text = new TextDecoder().decode(new Uint8Array(engine.memory.buffer, answer + 4, length));
  engine.release(answer);
  return text;
}

// A fact is `name: value`, or `name: {instant: value, …}` for what is learnt later.
function request(now, facts) {
  const lines = Object.entries(facts).flatMap(([fact, value]) =>
    Object.entries(typeof value === "string" ? { "": value } : value).map(([at, value]) => [at, fact, value].join("\t")));
  return [now, ...lines].join("\n");
}

const now = "2026-11-03T03:10:00+01:00";
const detected_at = "2026-11-03T02:50:00+01:00";
const vital = { detected_at, type: "panne", beds: "400", services: "bloc,urgences" };

const cases = [
  ["nothing is known", {}, [
    "rule endiguer unknown", "rule nettoyer unknown", "rule proteger unknown", "rule relancer unknown", "rule vie unknown",
    "required couper-sauvegardes precaution P1 - []",
    "suspended effacer-postes precaution P1 - []",
    "pending isoler-reseau precaution P1 - []",
    "pending prevenir-direction precaution P1 - []",
    "pending redemarrer-serveurs precaution P1 - []",
    "pending capturer-memoire precaution P2 - []",
    "question type", "question backup_affected", "question beds", "question services",
  ]],
  ["a type is known by another spelling, and the backups are in doubt", { detected_at, type: "RANÇONGICIEL" }, [
    "rule endiguer met", "rule nettoyer unknown", "rule proteger unknown", "rule relancer not-met", "rule vie unknown",
    "required couper-sauvegardes precaution P1 2026-11-03T03:05:00+01:00 []",
    "recommended capturer-memoire certain P1 2026-11-03T03:20:00+01:00 []",
    "required isoler-reseau certain P1 2026-11-03T03:20:00+01:00 [capturer-memoire]",
    "suspended effacer-postes precaution P1 - []",
    "pending prevenir-direction precaution P1 - []",
    "forbidden redemarrer-serveurs certain - - []",
    "question memory_captured",
  ]],
  ["a fact changes during the incident",
    { detected_at, type: "chiffrement", backup_affected: { "": "false", "2026-11-03T03:00:00+01:00": "true" } }, [
    "rule nettoyer not-met", "rule proteger met",
    "required couper-sauvegardes certain P1 2026-11-03T03:15:00+01:00 []",
  ]],
  ["an irreversible act is certain", { detected_at, type: "hameconnage", backup_affected: "false" }, [
    "rule nettoyer met", "rule proteger not-met", "required effacer-postes certain P1 - []",
  ]],
  ["a ban is released", { detected_at, type: "malveillance", memory_captured: "true" }, [
    "rule endiguer met", "rule relancer not-met",
  ], ["redemarrer-serveurs"]],
  ["nothing malicious", { detected_at, type: "panne", backup_affected: "false" }, [
    "rule endiguer not-met", "rule relancer met", "required redemarrer-serveurs certain P1 - []",
  ], ["question memory_captured", " isoler-reseau"]],
  ["a clock falls back on another", vital, [
    "rule vie met", "required prevenir-direction certain P1 2026-11-03T03:50:00+01:00 []",
  ]],
  ["a clock has its own instant", { ...vital, declared_at: "2026-11-03T02:05:00Z" }, [
    "required prevenir-direction certain P1 2026-11-03T04:05:00+01:00 []",
  ]],
  ["a set may have more members", { ...vital, services: "bloc,…" }, [
    "rule vie unknown", "pending prevenir-direction precaution P1 - []",
  ]],
  ["a set is complete", { ...vital, services: "bloc" }, ["rule vie not-met"], ["prevenir-direction"]],
  ["a failed part decides whatever is unknown", { detected_at, beds: "99", services: "?" }, ["rule vie not-met"]],
];

let passed = 0;
let failed = 0;
function check(holds, message) {
  if (holds) passed += 1;
  else {
    failed += 1;
    console.log(message);
  }
}

for (const [title, facts, present, absent = []] of cases) {
  const text = report(request(now, facts));
  const lines = text.split("\n");
  let previous = -1;
  for (const line of present) {
    const place = lines.indexOf(line);
    check(place > previous, `${title}: expected, in this order: ${line}\n${text}`);
    previous = place;
  }
  const decision = JSON.parse(lines.at(-1));
  const required = lines.filter((line) => line.startsWith("required ")).map((line) => line.split(" ")[1]);
  check(decision.actions.join() === required.sort().join(), `${title}: the decision requires ${decision.actions}\n${text}`);
  for (const word of absent) check(!text.includes(word), `${title}: unexpected: ${word}\n${text}`);
}

const october = report(request("2026-10-25T02:50:00+02:00", { detected_at: "2026-10-25T02:45:00+02:00", type: "chiffrement" }));
check(october.includes("isoler-reseau certain P1 2026-10-25T02:15:00+01:00"), `the night the clock goes back:\n${october}`);
check(report("yesterday") === "malformed request\n", "an instant that is none");
check(report(request(now, { type: "inconnu" })) === "malformed request\n", "a value outside its list");

const held = () => engine.memory.buffer.byteLength;
const before = held();
const start = performance.now();
for (let run = 0; run < 500; run += 1) report(request(now, vital));
const each = (performance.now() - start) / 500;
check(held() === before, `500 plans took ${held() - before} more bytes`);

console.log(`${file.length} bytes, ${gzipSync(file).length} compressed; ${each.toFixed(2)} ms for a plan and its decision`);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
