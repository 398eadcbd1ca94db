package import CivilTime
package import Runbooks

extension JournalReader.Reading {
    /// The situation of each incident as it is known at an instant, in the order in which the journal came to know them.
    package func situations(until now: Instant) -> [Situation] {
        let situations = incidents.compactMap { Situation(journal: records, of: $0, until: now) }
        guard !faults.isEmpty else { return situations }
        // Whoever reads only the page must know that the journal isn't whole.
        let remark = DataRemark(
            code: "journal-fault", path: DataRemark.journal,
            message: DataRemark.lines(
                faults.map { $0.line }, one: "est illisible ou modifiée, et n'est pas comptée",
                several: "sont illisibles ou modifiées, et ne sont pas comptées"))
        return situations.map { $0.remarking(remark) }
    }
}
