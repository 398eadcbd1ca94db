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
            let lines = lexicon.plan.placed.filter { lexicon.action($0.action).phase == phase }
            let numbered = lines.map { (numbering[$0.instance] ?? 0, $0) }.sorted { $0.0 < $1.0 }
            return Section(
                lexicon.vocabulary.phases[phase].label.uppercased(), numbered.map { item(of: $0.1, number: $0.0) })
        }
    }

    private func item(of line: Line, number: Int) -> Section.Item {
        let form = LineForm(line, reader: reader, lexicon: lexicon)
        let mark = lexicon.mark(of: line)
        let marker: Phrase = "\(number) \(form.rawValue)"
        return Section.Item(
            lexicon.label(line.instance), marker: mark.isEmpty ? marker : "\(marker) \(mark)",
            details: LineDetails(line: line, lexicon: lexicon, numbering: numbering).all)
    }
}
