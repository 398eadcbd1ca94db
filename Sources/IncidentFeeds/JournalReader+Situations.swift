package import CivilTime
package import Runbooks
import Vocabularies

extension JournalReader.Reading {
    /// The situation of each incident as it is known at an instant, in the order in which the journal came to know them.
    package func situations(until now: Instant) -> [Situation] {
        let situations = incidents.compactMap { Situation(journal: records, of: $0, until: now, in: vocabulary) }
        return situations.map { situation in remarks.reduce(situation) { $0.remarking($1) } }
    }

    /// What whoever reads only the page must know of a journal that isn't whole.
    package var remarks: [DataRemark] {
        [
            remark(
                "journal-fault", isCounted: false, one: "est illisible, et n'est pas comptée",
                several: "sont illisibles, et ne sont pas comptées"),
            remark(
                "journal-altered", isCounted: true,
                one: "ne suit plus celle d'avant : l'une des deux a été modifiée, et les deux comptent",
                several: "ne suivent plus celles d'avant : des lignes ont été modifiées, et toutes comptent"),
        ].compactMap { $0 }
    }

    /// What there is to say of the lines at fault that count, or of those that don't; nil where there is none.
    private func remark(_ code: String, isCounted: Bool, one: String, several: String) -> DataRemark? {
        let lines = faults.filter { $0.isCounted == isCounted }.map { $0.line }
        guard !lines.isEmpty else { return nil }
        return DataRemark(
            code: code, path: DataRemark.journal, message: DataRemark.lines(lines, one: one, several: several))
    }
}
