import Diagnostics
import RunbookFormats

extension Coverage {
    /// The shares, then what is missing, a line for each place.
    package var text: String {
        let wording = CoverageWording(coverage: self)
        let width = Measure.allCases.map { wording.words($0).count }.max() ?? 0
        let shares = Measure.allCases.map { measure in
            let tally = tally(measure)
            let name = wording.words(measure)
            return "  " + name + String(repeating: " ", count: width - name.count)
                + "  \(tally.percent) (\(tally.covered) sur \(tally.total))"
        }
        let missing = gaps.map { gap in
            // The place stays as tools that open files read it.
            (gap.place.map { printable($0.place) + ": " } ?? "")
                + french(printable(wording.subject(gap) + " : " + wording.lack(gap)))
        }
        let title = "couverture : \(whole.percent) (\(whole.covered) sur \(whole.total))"
        return (([title] + shares).map { french($0) } + missing).map { $0 + "\n" }.joined()
    }
}
