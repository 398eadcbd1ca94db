/// The script of a page: shows what can be answered and ticked, keeps it as a journal, and has the engine make the
/// runbook again.
///
/// Every text is put in as text; what is put in as HTML comes from the engine alone, which escapes.
package let pageScript = "(async () => {\n\"use strict\";\n" + stripped(unpackingScript) + stripped(panelScript)

/// Each page carries the script: without indents and lines of comment, it is a tenth smaller.
private func stripped(_ script: String) -> String {
    let lines = script.split(separator: "\n").map { line in line.drop { $0 == " " } }
    return lines.filter { !$0.hasPrefix("//") }.joined(separator: "\n") + "\n"
}

private let panelScript = #"""
    const original = "<!doctype html>\n" + document.documentElement.outerHTML;
    const block = name => document.getElementById(name);
    const panel = block("direct"), main = document.querySelector("main");
    const paper = "Ce navigateur ne recalcule pas\u00A0: suivre le papier.";
    const fromBase64 = text => Uint8Array.from(atob(text), letter => letter.charCodeAt(0));
    const toBase64 = bytes => btoa(Array.from(bytes, byte => String.fromCharCode(byte)).join(""));
    const join = (first, second) => {
      const both = new Uint8Array(first.length + second.length);
      both.set(first);
      both.set(second, first.length);
      return both;
    };
    const encode = text => new TextEncoder().encode(text), decode = bytes => new TextDecoder().decode(bytes);
    const starts = (bytes, start) => bytes.length >= start.length && start.every((byte, place) => bytes[place] === byte);
    const make = (tag, attributes = {}, ...children) => {
      const element = document.createElement(tag);
      for (const [name, value] of Object.entries(attributes)) {
        if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
        else element.setAttribute(name, value);
      }
      element.append(...children);
      return element;
    };
    const hourField = (id, label) => make("input", {id, size: "12", autocomplete: "off", placeholder: "à l'instant",
      ...(label && {"aria-label": label})});
    // Of many buttons alike, each is named by what it is about.
    const button = (words, action, about, name = words) => make("button", {type: "button", onclick: action,
      ...(about && {"aria-label": name + "\u00A0: " + about})}, words);
    const status = make("p", {role: "status", tabindex: "-1"});
    const opening = make("div"), work = make("div");
    const countdown = make("p", {role: "timer"});
    const clock = make("p"), first = make("ol"), others = make("ol", {start: 4}), lines = make("ul"), told = make("ul");
    const otherCount = make("summary"), lineCount = make("summary"), toldCount = make("summary");
    const initials = make("input", {id: "initiales", size: "6", autocomplete: "off", onchange: () => keep()});
    const note = make("input", {id: "note", size: "40", autocomplete: "off"}), noted = hourField("note-heure", "Heure de la note");
    const say = words => { status.textContent = words; };
    panel.append(make("h2", {}, "RÉPONDRE, COCHER"), status);
    panel.hidden = false;
    // What takes a moment comes once the page is drawn.
    say("Préparation…");
    await new Promise(resolve => setTimeout(resolve));

    let engine;
    try {
      engine = (await WebAssembly.instantiate(unpack(block("moteur").textContent))).instance.exports;
      if (!given("load", unpack(block("regles").textContent))) throw new Error();
    } catch {
      return say(paper);
    }

    function given(name, bytes) {
      const place = engine.allocate(bytes.length);
      new Uint8Array(engine.memory.buffer, place, bytes.length).set(bytes);
      return engine[name](place, bytes.length);
    }
    function ask(name, head, bytes) {
      const place = given(name, join(encode(head + "\n"), bytes)) >>> 0;
      const length = new DataView(engine.memory.buffer).getUint32(place, true);
      const answer = new Uint8Array(engine.memory.buffer, place + 4, length).slice();
      engine.release(place);
      return answer;
    }
    const second = date => date.toISOString().slice(0, 19) + "Z";
    const instant = () => second(new Date());

    // Kept for the file as it was generated; apart where what is kept doesn't go on from this file.
    let key = "astreinte " + block("empreinte").textContent;
    const base = fromBase64(block("journal").textContent);
    const style = document.querySelector("style").textContent;
    let journal = base, isKept = true, next, late, began, shown;
    let fingerprint = style.match(/@page r1\{[^}]*?([0-9A-F]{4}-[0-9A-F]{4})/)[1];
    const generated = fingerprint;
    const read = () => fromBase64(localStorage.getItem(key) ?? "");
    const keep = () => {
      try {
        localStorage.setItem(key, toBase64(journal));
        localStorage.setItem(key + " initiales", initials.value);
      } catch { isKept = false; }
    };
    // Another window may have told more of the same.
    const resume = () => {
      try {
        const kept = read();
        if (starts(kept, journal)) journal = kept;
      } catch { isKept = false; }
    };
    try {
      if (!starts(read(), base) && !starts(base, read())) key += " " + base.length;
      initials.value = localStorage.getItem(key + " initiales") ?? "";
    } catch { isKept = false; }
    resume();
    keep();
    const refused = "Ce navigateur ne garde rien\u00A0: avant de fermer, «\u00A0Enregistrer une copie\u00A0».";

    // By the clock of the house, whatever that of this machine is set to; nothing for what is no hour.
    const moment = words => decode(ask("moment", instant(), encode(words)));
    // The hour that somebody says it was done, now where none is said: not to come, and not long before all of it began.
    function hour(field) {
      const words = field?.value.trim();
      if (!words) return instant();
      const at = moment(words);
      if (at && (field.id === "depuis" || !(Date.parse(at) / 1000 < began - 3600))) return at;
      say("Heure refusée\u00A0: écrire 02:10, ou 14/11 23:50\u00A0; ni à venir, ni plus d'une heure avant le début. "
        + "Rien n'est noté.");
      field.focus();
    }
    const nothing = () => say("Rien n'est choisi.");
    function tell(entry, field) {
      const by = initials.value.trim();
      resume();
      const at = hour(field);
      if (!at) return false;
      const line = ask("append", JSON.stringify({at, ...(by ? {by} : {}), ...entry}), journal);
      if (!line.length) return say(entry.undo ? "Rien à reprendre sous ces initiales."
        : "Réponse refusée\u00A0: elle n'est pas comprise. Rien n'est changé.");
      const before = journal.length;
      journal = join(journal, line);
      keep();
      remake(entry.undo || entry.retract ? "Repris\u00A0: " : entry.set ? "Réponse notée\u00A0: " : "", before);
      return true;
    }
    function evaluate() {
      const answer = ask("evaluate", instant(), journal);
      if (!answer.length) throw new Error();
      return JSON.parse(decode(answer));
    }
    function show(answer) {
      main.innerHTML = shown = answer.html;
      mark(answer.fingerprint);
    }
    // What was told after so many bytes of the journal, the engine says.
    function remake(words, before) {
      try {
        const answer = evaluate();
        if (before !== undefined) words += decode(ask("told", instant() + "\n" + before, journal));
        if (answer.html) show(answer);
        draw(answer);
        say(words + (isKept ? "" : " " + refused));
        status.focus();
      } catch {
        say(paper);
      }
    }
    // What is printed bears the fingerprint of what is shown.
    function mark(print) {
      const sheet = document.styleSheets[0];
      for (let place = 0; place < sheet.cssRules.length; place++) {
        const rule = sheet.cssRules[place].cssText;
        if (!rule.startsWith("@page r1") || !rule.includes(fingerprint)) continue;
        sheet.deleteRule(place);
        sheet.insertRule(rule.replaceAll(fingerprint, print), place);
      }
      fingerprint = print;
    }

    function draw(answer) {
      opening.hidden = !answer.symptoms;
      work.hidden = !answer.lines;
      if (answer.symptoms) open(answer);
      if (work.hidden) return;
      next = answer.next;
      began = answer.began;
      late = answer.late ? "Lignes en retard\u00A0: " + answer.late + ". " : "";
      clock.textContent = "Heure de ce poste\u00A0: " + answer.now + ", " + answer.zone + ". Juste\u00A0?"
        + (answer.faults ? " Lignes de la main courante à vérifier\u00A0: " + answer.faults + "." : "");
      const asked = answer.questions.filter(question => question.kind !== "none");
      first.replaceChildren(...asked.slice(0, 3).map(form));
      others.replaceChildren(...asked.slice(3).map((question, place) => form(question, place + 3)));
      lines.replaceChildren(...answer.lines.map(tick));
      told.replaceChildren(...answer.told.map(line => make("li", {}, line.words + " ",
        button("Reprendre", () => tell({retract: line.action}), line.words))));
      toldCount.textContent = "Fait, impossible ou sans objet\u00A0: " + answer.told.length;
      otherCount.textContent = "Autres questions\u00A0: " + others.childElementCount;
      lineCount.textContent = "Lignes à faire\u00A0: " + answer.lines.length;
      count();
    }
    // Nothing is told, or nothing any more: what is seen begins the incident, from the hour that is said.
    function open(answer) {
      const boxes = answer.symptoms.map((symptom, rank) => make("input", {type: "checkbox", id: "vu-" + rank}));
      const since = hourField("depuis"), start = answer.since ?? "";
      const said = since.value = start && start.slice(8, 10) + "/" + start.slice(5, 7) + " " + start.slice(11, 16);
      opening.replaceChildren(
        make("h3", {id: "vu"}, "QUE VOYEZ-VOUS\u00A0?"),
        make("ul", {"aria-labelledby": "vu"}, ...boxes.map((box, rank) =>
          make("li", {}, make("label", {}, box, answer.symptoms[rank].label)))),
        make("p", {}, make("label", {for: "depuis"}, "Depuis quelle heure "), since, button("Commencer", () => {
          const seen = answer.symptoms.filter((symptom, rank) => boxes[rank].checked).map(symptom => symptom.id);
          if (said && said === since.value) return seen.length ? tell({seen}) : nothing();
          const start = hour(since);
          if (start) tell({seen, since: start});
        })),
        make("p", {}, "Rien de tout cela, ou on ne sait pas\u00A0: ne rien cocher. Heure de ce poste\u00A0: " + answer.now + ", "
          + answer.zone + ". Juste\u00A0?"));
    }
    function form(question, place) {
      const name = "question" + place;
      const label = make("label", {for: name}, question.text);
      const answered = value => tell({set: {[question.fact]: value}});
      const send = read => button("Répondre", () => {
        const value = read();
        if (value === undefined) nothing(); else answered(value);
      }, question.text);
      const parts = [label, make("br")];
      if (question.kind === "one") {
        const choice = make("select", {id: name}, make("option", {value: ""}, "choisir"),
          ...question.answers.map((answer, rank) => make("option", {value: rank}, answer.label)));
        parts.push(choice, send(() => choice.value === "" ? undefined : question.answers[choice.value].value));
      } else if (question.kind === "several" || question.kind === "words") {
        const boxes = question.answers.map((answer, rank) =>
          make("input", {type: "checkbox", id: name + "-" + rank, ...answer.known && {checked: ""}}));
        const others = make("input", {id: name, autocomplete: "off"});
        parts.push(make("span", {role: "group", "aria-label": question.text}, ...boxes.flatMap((box, rank) =>
          [make("label", {}, box, question.answers[rank].label), " "])));
        if (question.kind === "words") parts.push(others); else label.removeAttribute("for");
        parts.push(send(() => {
          const chosen = question.answers.filter((answer, rank) => boxes[rank].checked).map(answer => answer.value)
            .concat(others.value.split(",").map(word => word.trim()).filter(word => word));
          return chosen.length ? chosen : undefined;
        }), button("Aucun", () => answered([]), question.text));
      } else {
        const kinds = {number: {type: "number", step: "any"}, moment: {type: "datetime-local"}, duration: {placeholder: "4 h"}};
        const input = make("input", {id: name, autocomplete: "off", ...kinds[question.kind]});
        parts.push(input, send(() => {
          const words = input.value.trim();
          if (!words) return undefined;
          if (question.kind === "number") return Number(words);
          if (question.kind === "moment") return moment(words) || words;
          return words;
        }));
      }
      parts.push(button("?", () => answered(null), question.text, "Personne ne sait"));
      if (question.how) parts.push(make("br"), make("small", {}, question.how));
      return make("li", {}, ...parts);
    }
    function tick(line, place) {
      const done = hourField("heure-" + place, "Heure\u00A0: " + line.label);
      const act = (words, entry) => button(words, () => tell(entry, done), line.label);
      const choices = line.options.length
        ? line.options.map(option => act(option, {decide: line.action, option}))
        : [act("Fait", {done: line.action})];
      const title = line.number + " " + line.mark + " " + line.label;
      return make("li", {}, make("strong", {}, title), " ", make("small", {}, line.role + (line.due ? ", " + line.due : "")),
        make("br"), ...choices, act("Impossible", {impossible: line.action}),
        act("Sans objet", {not_applicable: line.action}), "à ", done);
    }
    // An elapsed time is the same whatever the clocks on the wall do that night.
    function count() {
      if (!next) return countdown.replaceChildren(late + "Aucune échéance à venir.");
      const left = next.seconds - Math.floor(Date.now() / 1000), size = Math.abs(left);
      const hours = Math.floor(size / 3600), minutes = Math.floor(size / 60) % 60, seconds = size % 60;
      const words = (hours ? hours + " h " : "") + (hours || minutes ? minutes + " min " : "") + seconds + " s";
      countdown.replaceChildren(late + "Prochaine échéance\u00A0: ", make("strong", {}, next.label), ", avant " + next.before
        + (left >= 0 ? ", dans " : ", passée depuis ") + words);
    }
    function save(name, type, content) {
      const link = make("a", {download: name, href: URL.createObjectURL(new Blob([content], {type}))});
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    }
    // A copy shows on paper what the page shows, and its sheets bear that fingerprint.
    const digest = text => decode(ask("digest", "", encode(text)));
    function copied() {
      const sheet = style.replaceAll(generated, fingerprint);
      const copy = original.replace(/(<script type="text\/plain" id="journal")[^>]*>[^<]*/, (all, tag) =>
        tag + " data-suite>" + toBase64(journal));
      return shown === undefined ? copy : copy.replace(/<main>[^]*<\/main>/, () => "<main>\n" + shown + "<\/main>")
        .replace(style, () => sheet).replace(digest(style), () => digest(sheet));
    }
    const exported = () => save("main-courante.ndjson", "application/x-ndjson", journal);
    // What was told is exported, and kept apart, before another incident is begun in the same page.
    function leave() {
      if (!confirm("Terminer cet incident\u00A0? Sa main courante est enregistrée, puis la page recommence.")) return;
      exported();
      try { localStorage.setItem(key + " " + instant(), toBase64(journal)); } catch { isKept = false; }
      journal = base;
      keep();
      location.reload();
    }
    panel.append(make("p", {}, make("label", {for: "initiales"}, "Initiales "), initials), opening, work);
    work.append(clock, countdown,
      make("p", {}, "Questions («\u00A0?\u00A0»\u00A0: personne ne sait)"), first,
      make("details", {}, otherCount, others), make("details", {}, lineCount, lines),
      make("details", {}, toldCount, told),
      make("p", {}, make("label", {for: "note"}, "Note pour la main courante "), note,
        "à ", noted, button("Noter", () => {
          const words = note.value.trim();
          if (words && tell({note: words}, noted)) note.value = noted.value = "";
        })),
      make("p", {}, button("Recalculer à cette heure", () => remake("Recalculé.")),
        button("Reprendre la dernière saisie", () => tell({undo: true})),
        button("Enregistrer une copie", () => save("runbook-" + fingerprint + ".html", "text/html", copied())),
        button("Exporter la main courante", exported), ...(base.length ? [] : [button("Un autre incident", leave)])));
    try {
      const answer = evaluate();
      draw(answer);
      // A copy is the file as it was generated, with a journal that goes on.
      if (answer.html && (journal.length > base.length || block("journal").dataset.suite !== undefined)) {
        show(answer);
        say("Réponses reprises." + (isKept ? "" : " " + refused));
      } else say(isKept ? "" : refused);
      setInterval(count, 1000);
    } catch {
      say(paper);
    }
    })();

    """#
