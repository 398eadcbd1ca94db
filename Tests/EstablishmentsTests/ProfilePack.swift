import CivilTime
import RuleEngine
import TestSupport

/// A pack that reads facts, services and applications of profiles, and the beginning of a profile.
enum ProfilePack {
    static let today = CivilDate(year: 2026, month: 11, day: 25)

    /// What every profile must say, and a fact.
    static let own = """
        establishment:
          name: "Hôpital inventé"
          finess: {legal: "990000017", sites: ["990000025"]}
          beds: 600

        """

    /// Loads the pack.
    static func load() throws -> RulePack {
        let head = TestPack.head.replacing(
            "  reported_at: {type: datetime}\n",
            with: "  reported_at: {type: datetime}\n  establishment.beds: {type: integer}\n"
                + "  establishment.finess: {type: string}\n  establishment.ght: {type: string}\n")
        return try TestPack(head, rest).pack
    }

    private static let rest = """
        contacts: {samu: {label: "SAMU"}}
        collections:
          establishment.services:
            as: service
            facts:
              service.id: {type: string}
              service.label: {type: string}
              service.dima: {type: duration}
              service.applications: {type: set, of: string}
              service.procedure: {type: string}
          establishment.applications:
            as: application
            facts:
              application.id: {type: string}
              application.dima: {type: duration}
              application.depends_on: {type: set, of: string}
              application.depends_on_soft: {type: set, of: string}
              application.backup_offline: {type: boolean}
              application.last_restore_test: {type: datetime}
        actions:
          cut: {label: "Couper", phase: first, role: chief, priority: vital}
        rules: [{id: r, title: t, require: [{action: cut}]}]
        """
}
