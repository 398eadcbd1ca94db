import ArgumentParser
import CivilTime
import Diagnostics
import IncidentFeeds
import Interviews
import RuleEngine
import RunbookFormats
import Runbooks
import Vocabularies

/// The terminal's side of a conversation: lines in, lines out, and a line of the journal for each answer.
struct InterviewSession {
    let file: JournalFile
    let pack: RulePack
    let profiles: Profiles
    private let reader: Reader
    let id: String?
    private let author: String?
    let time: TimeOptions
    private let rulesPath: String

    /// What says again which journal, rules and establishment these are.
    private let options: String

    private let layout = TextLayout(color: Terminal.standardOutput.showsColor)
    private var input: LineInput
    private var interview: Interview
    private var answerCount = 0

    /// Talks until everything is asked, or until the reader has had enough or is gone.
    static func run(
        journal: String?, by author: String?, role: String?, id: String?, rules: RulesOptions, profile: ProfileOptions,
        time: TimeOptions
    ) throws {
        let folder = try rules.find()
        let pack = try folder.load(at: time.read())
        let reader = try Reader(role: role, in: pack)
        let profiles = try profile.load(for: pack, besides: folder, at: time.read())
        var input = LineInput()
        guard let path = try journal ?? NightJournals(pack: pack, now: time.read()).choose(from: &input) else { return }
        let own = [("--journal", path), ("--role", role), ("--id", id)].compactMap { name, value in
            value.map { "\(name) \(shellWord($0))" }
        }
        var session = InterviewSession(
            file: JournalFile(path: path, pack: pack), pack: pack, profiles: profiles, reader: reader, id: id,
            author: author, time: time, rulesPath: folder.paths.joined(separator: ", "),
            options: (own + rules.words + profile.words).joined(separator: " "), input: input,
            interview: Interview(pack: pack))
        try session.talk()
    }

    private mutating func talk() throws {
        var telling = try Telling(self, isFirst: true)
        say(layout.wrapped("Chaque réponse est gardée aussitôt dans \(code: file.path)."))
        if let telling { say([""] + page(telling)) }
        // Without anything to choose from, questions need an incident to be about.
        if telling == nil, pack.vocabulary.symptoms.isEmpty { _ = try keep([], &telling) }
        var isWhole = false
        while let (prompt, more) = interview.prompt(telling?.situation, telling?.plan) {
            say([""] + prompt.lines(isWhole: isWhole, more: more, layout))
            Terminal.standardOutput.write("> ")
            guard let line = input.next() else {
                say([""])
                break
            }
            isWhole = false
            switch prompt.reply(to: line, at: time.read(), in: telling?.plan.zone ?? houseZone) {
            case .told(let learnt):
                if try keep(learnt, &telling) { interview.pass(prompt.subject) }
            case .back: try takeBack(&telling)
            case .page:
                say(telling.map { page($0) } ?? layout.wrapped("Pas encore de page : dire d'abord ce qui se voit."))
            case .more: isWhole = true
            case .end: return end(telling)
            case .misunderstood(let help): say(layout.wrapped(help))
            }
        }
        end(telling)
    }

    /// Writes an answer down, then says what it changes; the first one of an incident begins it.
    ///
    /// False where somebody else wrote meanwhile: it may answer another question by now.
    private mutating func keep(
        _ learnt: [(fact: PackIndex<Fact>, state: FactState)], _ telling: inout Telling?
    ) throws -> Bool {
        let earlier = telling
        let zone = earlier?.plan.zone ?? houseZone
        let now = try time.read(toWriteIn: earlier?.night.contents.reading, zone: zone)
        let format = JournalFormat(pack: pack)
        var lines: [(String?) -> [UInt8]] = []
        if earlier == nil {
            interview.begin()
            let record = pack.incident(beginningAt: now, in: zone)
            lines.append { [author] in format.line(incident: record, at: now, by: author, previous: $0) }
        }
        if !learnt.isEmpty {
            lines.append { [author] in
                format.line(learning: learnt, at: now, by: author, for: earlier?.night.subject, previous: $0)
            }
        }
        guard !lines.isEmpty else { return true }
        guard try append(lines, after: earlier) else {
            telling = try Telling(self)
            guard telling != nil || earlier == nil else {
                throw Ending.failure("\(printable(file.path)): the journal of this conversation is gone")
            }
            say(layout.wrapped("Quelqu'un d'autre vient d'écrire : la réponse n'est pas notée, voici la suite."))
            return false
        }
        answerCount += 1
        telling = try Telling(self)
        guard let later = telling else { return true }
        say(try earlier.map { try changes(since: $0, later) } ?? [""] + page(later))
        // What was noted and can't be used must not look as if it were.
        let known = earlier?.plan.situation.remarks ?? []
        for remark in later.plan.situation.remarks where !known.contains(remark) {
            say(layout.wrapped("Attention : \(Phrase(fed: remark.message))"))
        }
        return true
    }

    /// Adds lines to the journal as it was told of; false where it has others by now.
    private func append(_ lines: [(String?) -> [UInt8]], after telling: Telling?) throws -> Bool {
        guard let telling else { return try file.extend { $0.incidents.isEmpty ? lines : nil } }
        return try file.append(lines, after: telling.night.contents.reading)
    }

    /// Writes down that the last answer no longer counts.
    private mutating func takeBack(_ telling: inout Telling?) throws {
        guard let earlier = telling,
            let last = LastAnswer(in: earlier.night.contents.reading.records, of: earlier.incident, by: author)
        else { return say(layout.wrapped("Aucune réponse à reprendre.")) }
        let reading = earlier.night.contents.reading
        let now = try time.read(toWriteIn: reading, zone: earlier.plan.zone)
        let line: (String?) -> [UInt8] = { [pack, author] in
            JournalFormat(pack: pack).line(
                learning: last.restored, withdrawing: last.withdrawn, at: now, by: author,
                for: earlier.night.subject, previous: $0)
        }
        let isTakenBack = try append([line], after: earlier)
        telling = try Telling(self)
        guard isTakenBack else { return say(layout.wrapped("Quelqu'un d'autre vient d'écrire : rien n'est repris.")) }
        guard let later = telling else { return }
        interview.reopen(last.facts, later.situation)
        let lexicon = Lexicon(plan: later.plan)
        let questions = Phrase.joined(last.facts.map { lexicon.question($0) }, by: " · ")
        say(layout.wrapped("Réponse reprise : \(questions)") + (try changes(since: earlier, later)))
    }

    /// What differs, the clock apart.
    private func changes(since earlier: Telling, _ later: Telling) throws -> [String] {
        let before = try earlier.night.plan(at: later.plan.now)
        return ChangeFormat.lines(from: before, to: later.plan, reader: reader, layout)
    }

    private func page(_ telling: Telling) -> [String] {
        let document = RunbookDocument(
            telling.plan, reader: reader, since: telling.since,
            presentation: Presentation(
                color: layout.color, rulesPath: rulesPath, command: "astreinte \(options)"))
        return TerminalFormat.pageOne(document)
    }

    /// The page, then where all of it is.
    private func end(_ telling: Telling?) {
        guard let telling else { return say(layout.wrapped("Rien n'est gardé : aucune réponse n'a été donnée.")) }
        let kept: Phrase = "\(counted(answerCount, "réponse")) cette fois ; tout est gardé dans \(code: file.path)."
        say([""] + page(telling) + [""] + layout.wrapped(kept))
        say(["Le runbook entier :", "  astreinte \(printable(options))"])
        say(["Reprendre les questions :", "  astreinte interview \(printable(options))"])
    }

    /// Where it happens, as long as there is no incident.
    private var houseZone: Zone {
        let nothing = Situation(FactTable(factCount: pack.vocabulary.facts.count))
        guard case .used(let house) = profiles.choice(for: nothing, at: time.read(), pack) else {
            return pack.header.zone
        }
        return pack.zone(of: house)
    }

    private func say(_ lines: [String]) {
        Terminal.standardOutput.write(lines.map { $0 + "\n" }.joined())
    }
}
