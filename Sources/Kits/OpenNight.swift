package import CivilTime
package import RuleEngine
package import RunbookFormats
package import Runbooks

/// The night of which nothing is known yet: what a page shows that begins by asking what is seen.
package struct OpenNight: Sendable {
    package let plan: Plan
    package let document: RunbookDocument

    /// The next night of an establishment, or of nobody's in particular, for one reader.
    package init(_ pack: RulePack, _ establishment: Establishment?, reader: Reader, at now: Instant) {
        let start = PreparedNights.night(after: now, in: pack.zone(of: establishment))
        plan = PreparedNights.plan(of: nil, pack, establishment, at: start)
        document = RunbookDocument(plan, reader: reader, presentation: Presentation(preparedAt: now))
    }
}
