// Runs the engine of a page beside the command: node page.mjs ASTREINTE [COUNT]
//
// Random incidents of the national pack, each answered at random, give the same decision in both, byte for byte; so do pages whose
// journals grew by answers, ticks and notes, and by taking them back. What is no image is refused, and nothing makes the engine stop.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const [astreinte, count = "1000"] = process.argv.slice(2);
const now = "2026-11-15T03:05:00+01:00";
const profile = "samples/establishments/ch-600-lits.yaml";
const work = mkdtempSync(join(tmpdir(), "page-"));

let passed = 0;
let failed = 0;
function check(holds, message) {
  if (holds) passed += 1;
  else {
    failed += 1;
    if (failed < 20) console.log(message.slice(0, 4000));
  }
}

function given(name, bytes) {
  const place = engine.allocate(bytes.length);
  new Uint8Array(engine.memory.buffer, place, bytes.length).set(bytes);
  return engine[name](place, bytes.length);
}
function ask(name, head, journal) {
  const place = given(name, Buffer.concat([Buffer.from(head + "\n"), Buffer.from(journal)])) >>> 0;
  const length = new DataView(engine.memory.buffer).getUint32(place, true);
  const answer = Buffer.from(new Uint8Array(engine.memory.buffer, place + 4, length));
  engine.release(place);
  return answer.toString();
}
function run(...words) {
  const ran = spawnSync(astreinte, words, { encoding: "utf8", maxBuffer: 1 << 28 });
  if (ran.status !== 0) throw new Error(ran.stderr);
  return ran.stdout;
}
const text = (html, name) => html.match(new RegExp(`id="${name}">([^<]*)<`))[1];
const block = (html, name) => Buffer.from(text(html, name), "base64");
const page = (...words) => run("runbook", ...words, "--now", now, "--format", "html", "--interactive");

// A generator whose numbers depend on its seed alone (mulberry32).
let seed = 20261115;
function random() {
  seed = (seed + 0x6d2b79f5) | 0;
  let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
}
const pick = (list) => list[Math.floor(random() * list.length)];

// The page unpacks itself, by its own script; the engine asks for nothing: it can read no clock, no file and no random number.
const whole = page("samples/incidents/chiffrement-complet.json");
const unpack = new Function(`${whole.match(/const unpack = [^]*?(?=const original = )/)[0]}return unpack;`)();
const { exports: engine } = new WebAssembly.Instance(new WebAssembly.Module(unpack(text(whole, "moteur"))));
const sizeLimit = 1e6;
check(Buffer.byteLength(whole) <= sizeLimit, `a page of ${Buffer.byteLength(whole)} bytes`);

const sample = JSON.parse(readFileSync("samples/incidents/chiffrement-minimal.json", "utf8"));
// Most without a profile, with which a decision takes four times as long.
for (const [share, profiles] of [[0.8, []], [0.2, ["--profile", profile]]]) {
  const first = join(work, "first.json");
  const start = { ...sample, id: "INC-0", establishment: undefined };
  writeFileSync(first, JSON.stringify(start));
  const html = page(first, ...profiles);
  const image = unpack(text(html, "regles"));
  check(given("load", image) === 1, "the image of the pack is not read");
  check(Buffer.byteLength(html) <= sizeLimit, `a page of ${Buffer.byteLength(html)} bytes`);
  const main = html.slice(html.indexOf("<main>") + 7, html.indexOf("</main>"));
  check(JSON.parse(ask("evaluate", now, block(html, "journal"))).html.trim() === main.trim(),
    "the engine doesn't make the page that carries it");

  // Answers are put where the pack's questions say that records have them: what each fact may be is in the panel.
  const { questions } = JSON.parse(ask("evaluate", now, block(html, "journal")));
  const asked = new Map(questions.map((question) => [question.fact, question]));
  const value = ({ kind, answers }) => {
    if (random() < 0.1) return null;
    if (kind === "one") return pick(answers).value;
    if (kind === "several") return answers.filter(() => random() < 0.3).map((answer) => answer.value);
    if (kind === "number") return Math.floor(random() * 500);
    return undefined;
  };
  const types = ["chiffrement", "deni-service", "panne-electrique", "indetermine"];
  const records = [];
  const journals = [];
  for (let number = 0; number < Number(count) * share; number += 1) {
    const record = { ...start, id: `INC-${number}`, type: pick(types) };
    const journal = [JSON.stringify({ at: now, incident: record })];
    records.push(record);
    journals.push(journal.join("\n") + "\n");
    for (const question of asked.values()) {
      const answer = random() < 0.5 ? value(question) : undefined;
      if (answer !== undefined) record[question.fact] = answer;
    }
    journals[number] = JSON.stringify({ at: now, incident: record }) + "\n";
  }
  const feed = join(work, "feed.ndjson");
  writeFileSync(feed, records.map((record) => JSON.stringify(record)).join("\n") + "\n");
  const decisions = run("evaluate", feed, ...profiles, "--now", now).trimEnd().split("\n");
  check(decisions.length === records.length, `${decisions.length} decisions of ${records.length} records`);
  check(new Set(decisions.map((decision) => decision.match(/"actions":\[.*?\]/)[0])).size > 50, "the answers change too little");
  const madeFrom = /"made_from":\{.*?\},(?="fingerprint")/;
  const began = performance.now();
  for (const [number, journal] of journals.entries()) {
    // The place in the feed is not the incident's, and here a journal tells it.
    const expected = decisions[number].replace(/"line":\d+,"record":\d+,/, "").replace(madeFrom, "");
    const decision = ask("decide", now, journal).replace(madeFrom, "");
    check(decision === expected, `record ${number}:\n${expected}\n${decision}`);
  }
  const each = (performance.now() - began) / journals.length;
  console.log(`${profiles.length ? "with" : "without"} a profile: page ${Buffer.byteLength(html)} bytes, engine `
    + `${text(html, "moteur").length}, image ${text(html, "regles").length} of ${image.length}; ${each.toFixed(1)} ms for a decision`);

  // Journals that grow as a reader answers, told again by the command.
  for (let night = 0; night < 5; night += 1) {
    let journal = block(html, "journal").toString();
    for (let step = 0; step < 12; step += 1) {
      const { questions, lines } = JSON.parse(ask("evaluate", now, journal));
      const draft = { at: now, by: "BO" };
      const line = pick(lines);
      if (step > 2 && random() < 0.2) draft.undo = true;
      else if (random() < 0.5 && questions.length) {
        const question = pick(questions);
        const answer = value(question);
        if (answer !== undefined) draft.set = { [question.fact]: answer };
        else draft.note = "Vu <b>à 3 h</b>";
      } else if (line) {
        if (line.options.length) Object.assign(draft, { decide: line.action, option: pick(line.options) });
        else draft[pick(["done", "impossible", "not_applicable"])] = line.action;
      } else draft.note = "rien";
      const added = ask("append", JSON.stringify(draft), journal);
      check(added !== "" || draft.undo, `refused: ${JSON.stringify(draft)}`);
      const before = Buffer.byteLength(journal);
      journal += added;
      if (added) check(ask("told", `${now}\n${before}`, journal) !== "", `nothing is told of ${JSON.stringify(draft)}`);
    }
    const file = join(work, "night.ndjson");
    writeFileSync(file, journal);
    const told = page("--journal", file, ...profiles);
    const answer = JSON.parse(ask("evaluate", now, journal));
    const shown = told.slice(told.indexOf("<main>") + 7, told.indexOf("</main>"));
    check(shown.trim() === answer.html.trim(), "the command's page of a night is not the engine's");
    const decision = ask("decide", now, journal);
    check(run("runbook", "--journal", file, ...profiles, "--now", now, "--format", "json").startsWith(decision.slice(0, -1)),
      "the command's decision of a night is not the engine's");
    check(decision.includes(answer.fingerprint), "the fingerprint is another");
  }

  // Whatever is changed is refused, and the page goes on with what it had.
  for (let change = 0; change < 20; change += 1) {
    const characters = text(html, "regles").split("");
    characters[100 + Math.floor(random() * (characters.length - 100))] = pick(["#", "~", "A"]);
    try {
      const other = unpack(characters.slice(0, change % 2 ? undefined : Math.floor(random() * characters.length)).join(""));
      check(Buffer.compare(other, image) === 0 || given("load", other) === 0, "unpacked otherwise, and read");
    } catch {
      passed += 1;
    }
  }
  for (let change = 0; change < 300; change += 1) {
    const bytes = Buffer.from(image);
    bytes[Math.floor(random() * bytes.length)] ^= 1 << Math.floor(random() * 8);
    if (change % 3 === 0) check(given("load", bytes.subarray(0, Math.floor(random() * bytes.length))) === 0, "cut short, and read");
    else check(given("load", bytes) === 0, "changed, and read");
  }
  check(given("load", image) === 1, "the image is not read a second time");
  for (const words of ["", "yesterday", now]) check(ask("evaluate", words, "{}") === "", `an answer to ${words}`);
}
const held = engine.memory.buffer.byteLength;
console.log(`${held >> 20} MiB held at the end`);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
