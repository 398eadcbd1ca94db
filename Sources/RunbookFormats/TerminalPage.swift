import Diagnostics

/// Page 1: 24 lines at most, whatever the incident.
struct TerminalPage {
    let document: RunbookDocument
    let layout: TextLayout

    /// The lines of the page.
    var lines: [String] {
        guard !document.isSkipped else {
            return banner + change
        }
        let start = banner + actions + detours
        let needed = page.calls.isEmpty ? 0 : 1
        let fixed = start.count + pause.count + change.count + (page.bans.isEmpty ? 0 : 1)
        // Where not even the answers have room, the detail has them.
        let hasRoom = fixed + needed + self.question.count <= TerminalPage.height
        let question = hasRoom ? self.question : Array(self.question.prefix(1))
        let least = fixed + question.count + calls(lines: TerminalPage.callRoom).count
        // The command yields to numbers to call and to what has changed: the questions further down give it too.
        let next = least + next.count <= TerminalPage.height ? next : []
        let end = question + pause + next + change
        let room = TerminalPage.height - start.count - end.count
        // Two lines of bans come before what the marks mean, which the detail says in words.
        let bans = bans(lines: room - needed >= 2 ? 2 : 1)
        let marks = room - needed - bans.count > 0 ? marks : []
        return start + bans + calls(lines: max(room - bans.count - marks.count, 1)) + end + marks
    }

    private static let height = 24

    /// The most lines of numbers to call.
    private static let callRoom = 3

    private var page: PageOne { document.page }

    private var banner: [String] {
        let banner = document.banner
        let title: Phrase = banner.isExercise ? "*** EXERCICE ***" : ""
        return layout.packed(banner.types, after: title, lines: 1)
            + (banner.alert.map { [layout.cut($0, to: TextLayout.width)] } ?? [])
            + layout.packed(banner.setAside, after: banner.setAsideTitle, lines: 1)
            + [
                banner.incident, reader, clock,
                "\(banner.fingerprint) · \(banner.validation) · \(banner.pack)",
            ].map { layout.cut($0, to: TextLayout.width) }
    }

    /// Who reads, in as many words as leave T0 whole.
    private var reader: Phrase {
        let line: Phrase = "\(document.banner.reader) · \(document.banner.timeZero)"
        guard displayWidth(of: line.text) > TextLayout.width else { return line }
        return "\(document.banner.shortReader) · \(document.banner.timeZero)"
    }

    /// The hour of the machine, and how grave the incident is where there is room: the detail says it too.
    private var clock: Phrase {
        guard let severity = document.banner.shortSeverity else { return document.banner.now }
        let line: Phrase = "\(document.banner.now) · \(severity)"
        return displayWidth(of: line.text) <= TextLayout.width ? line : document.banner.now
    }

    private var actions: [String] {
        let heading: Phrase = "À FAIRE, DANS L'ORDRE (\(page.legend))"
        let none = page.lines.isEmpty ? ["rien d'obligatoire avec ce qui est connu : répondre aux questions"] : []
        let more = page.more > 0 ? ["+ \(counted(page.more, "ligne")) plus bas"] : []
        return [layout.cut(heading, to: TextLayout.width)] + none.map { layout.shown(Phrase($0)) }
            + page.lines.map(row) + more
    }

    private func row(_ line: PageLine) -> String {
        let marks = page.lines.map { displayWidth(of: $0.mark.text) }.max() ?? 0
        let times = page.lines.map { displayWidth(of: $0.due.text) }.max() ?? 0
        let columns = [
            String(line.number), layout.padded(Phrase(line.form.rawValue), to: 3),
            marks > 0 ? layout.padded(line.mark, to: min(marks, 4)) : nil,
            times > 0 ? layout.padded(line.due, to: times) : nil,
        ].compactMap { $0 }
        let used = columns.count + String(line.number).count + 3 + min(marks, 4) + times
        return columns.joined(separator: " ") + " " + task(line, width: TextLayout.width - used)
    }

    /// The label, and whose act it is: a long role yields down to nine columns, then the label does.
    private func task(_ line: PageLine, width: Int) -> String {
        guard let role = line.role else { return layout.cut(line.label, to: width) }
        let wanted = displayWidth(of: line.label.text) + 3
        let room = min(max(width - wanted, 9), displayWidth(of: role.text))
        return layout.cut(line.label, to: width - room - 3) + " — " + layout.cut(role, to: room)
    }

    private func bans(lines: Int) -> [String] {
        page.bans.isEmpty ? [] : layout.packed(page.bans, after: "NE PAS :", lines: lines)
    }

    private func calls(lines: Int) -> [String] {
        page.calls.isEmpty ? [] : layout.packed(page.calls, after: "APPELS :", lines: min(lines, TerminalPage.callRoom))
    }

    private var detours: [String] {
        let room = document.change == nil && document.banner.setAside.isEmpty ? 3 : 1
        return page.detours.isEmpty ? [] : layout.packed(page.detours, after: "IMPOSSIBLE :", lines: room)
    }

    private var question: [String] {
        guard let question = page.question else { return [] }
        let text = layout.cut("QUESTION : \(question)", to: TextLayout.width)
        return [text] + (page.answers.isEmpty ? [] : layout.packed(page.answers, after: "réponses :", lines: 1))
    }

    private var pause: [String] {
        page.pause.map { [layout.cut($0, to: TextLayout.width)] } ?? []
    }

    /// The condition, then the command on a line of its own, so that it can be copied.
    private var next: [String] {
        guard let next = page.next else { return [] }
        let command = displayWidth(of: next.command.text) <= TextLayout.width - 2 ? next.command : next.addition
        let isSame = next.question == page.question
        let condition: Phrase = isSame ? "Si c'est « \(next.answer) » :" : "Si « \(next.answer) » : \(next.question)"
        return [layout.cut(condition, to: TextLayout.width), "  " + layout.cut(command, to: TextLayout.width - 2)]
    }

    /// What has changed since the page that the reader holds.
    private var change: [String] {
        document.change.map { layout.wrapped($0, indent: 2) } ?? []
    }

    /// What the marks mean; who holds an earlier page knows them from it.
    private var marks: [String] {
        document.change != nil || page.marks.isEmpty ? [] : layout.packed(page.marks, after: "", lines: 1)
    }
}
