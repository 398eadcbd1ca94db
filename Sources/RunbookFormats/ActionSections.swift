import RuleEngine
import Runbooks
import Vocabularies

/// Everything to do, phase by phase, with all that is said of it.
struct ActionSections {
    let lexicon: Lexicon
    let reader: Reader
    let numbering: Numbering

    /// One section for each phase, in the order of the page.
    var phases: [Section] {
        lexicon.vocabulary.phases.packIndices.map { phase in
            let lines = started.filter { lexicon.action($0.action).phase == phase }
            return section(lexicon.vocabulary.phases[phase].label.uppercased(), lines)
        }
    }

    /// What isn't to do yet: one section for each day, then what waits for an hour that nobody knows.
    var later: [Section] {
        let lines = lexicon.plan.placed.filter { !$0.hasStarted(at: lexicon.plan.now) }
        var days: [(name: String, lines: [Line])] = []
        for line in lines.filter({ $0.start?.instant != nil }) + lines.filter({ $0.start?.instant == nil }) {
            let name = line.start?.instant.map { lexicon.local.dayOfYear($0) } ?? "heure à noter"
            if days.last?.name == name {
                days[days.count - 1].lines.append(line)
            } else {
                days.append((name, [line]))
            }
        }
        return days.map { section("PLUS TARD : \($0.name)", $0.lines) }
    }

    private var started: [Line] {
        lexicon.plan.placed.filter { $0.hasStarted(at: lexicon.plan.now) }
    }

    private func section(_ title: String, _ lines: [Line]) -> Section {
        let numbered = lines.map { (numbering[$0.instance] ?? 0, $0) }.sorted { $0.0 < $1.0 }
        return Section(title, numbered.map { item(of: $0.1, number: $0.0) })
    }

    private func item(of line: Line, number: Int) -> Section.Item {
        let form = LineForm(line, reader: reader, lexicon: lexicon)
        let mark = lexicon.mark(of: line)
        let marker: Phrase = "\(number) \(form: form)"
        return Section.Item(
            lexicon.label(line.instance), marker: mark.isEmpty ? marker : "\(marker) \(mark)",
            details: LineDetails(line: line, lexicon: lexicon, numbering: numbering).all)
    }
}
