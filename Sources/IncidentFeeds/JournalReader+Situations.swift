package import CivilTime
package import Runbooks
import Vocabularies

extension JournalReader.Reading {
    /// The situation of each incident as it is known at an instant, in the order in which the journal came to know them.
    package func situations(until now: Instant) -> [Situation] {
        let situations = incidents.compactMap { Situation(journal: records, of: $0, until: now, in: vocabulary) }
        // Whoever reads only the page must know that the journal isn't whole.
        let altered = faults.filter { $0.isCounted }.map { $0.line }
        let unread = faults.filter { !$0.isCounted }.map { $0.line }
        var told = situations
        if !unread.isEmpty {
            let message = DataRemark.lines(
                unread, one: "est illisible, et n'est pas comptée", several: "sont illisibles, et ne sont pas comptées")
            let remark = DataRemark(code: "journal-fault", path: DataRemark.journal, message: message)
            told = told.map { $0.remarking(remark) }
        }
        if !altered.isEmpty {
            let message = DataRemark.lines(
                altered, one: "ne suit plus celle d'avant : l'une des deux a été modifiée, et les deux comptent",
                several: "ne suivent plus celles d'avant : des lignes ont été modifiées, et toutes comptent")
            let remark = DataRemark(code: "journal-altered", path: DataRemark.journal, message: message)
            told = told.map { $0.remarking(remark) }
        }
        return told
    }
}
