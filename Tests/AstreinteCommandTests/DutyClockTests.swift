import Foundation
import Testing

/// From which instant each duty without delay counts: a pack's test has no date to compare, the decision has its clock and target.
@Suite struct DutyClockTests {
    /// An incident with six instants, no two alike, that calls for every duty without delay below.
    private static let incident = """
        {"id":"X","type":"chiffrement","detected_at":"2026-11-03T02:40:00+01:00","known_at":"2026-11-03T03:10:00+01:00",\
        "attack_known_at":"2026-11-03T05:20:00+01:00","plan_decided_at":"2026-11-03T06:15:00+01:00",\
        "breach_known_at":"2026-11-03T08:30:00+01:00","harm_known_at":"2026-11-03T09:45:00+01:00",\
        "establishment":{"statuses":["public","ose","oiv","hds"]},"vital_system_hit":true,"served_establishments_hit":true,\
        "high_risk_persons":true,"data_natures":["patient"],"plan_decided":"plan-blanc","operation_impact":"mode-degrade",\
        "vigilance_events":["dispositif-medical","transfusion"]}
        """

    private func required() throws -> [String: [String: Any]] {
        let run = try astreinte("evaluate", "--now", "2026-11-03T02:50:00+01:00", input: Self.incident + "\n")
        #expect(run.status == 0)
        let json = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
        let lines = try #require(json["required"] as? [[String: Any]])
        return Dictionary(lines.map { ($0["action"] as? String ?? "", $0) }, uniquingKeysWith: { first, _ in first })
    }

    @Test func `each duty without delay counts from its own clock`() throws {
        let targets = [
            "declarer-portail": "2026-11-03T06:40:00+01:00",  // 4 hours after detected_at
            "declarer-anssi-ose": "2026-11-03T07:10:00+01:00",  // 4 hours after known_at
            "declarer-anssi-oiv": "2026-11-03T07:10:00+01:00",
            "aviser-procureur": "2026-11-04T05:20:00+01:00",  // 24 hours after attack_known_at
            "annoncer-plan-autorites": "2026-11-03T06:45:00+01:00",  // 30 minutes after plan_decided_at
            "informer-personnes": "2026-11-10T08:30:00+01:00",  // 7 days after breach_known_at
            "prevenir-clients-hds": "2026-11-04T08:30:00+01:00",  // 24 hours after breach_known_at
            "declarer-materiovigilance": "2026-11-04T09:45:00+01:00",  // 24 hours after harm_known_at
            "declarer-hemovigilance": "2026-11-03T17:45:00+01:00",  // 8 hours after harm_known_at
        ]
        let required = try required()
        for (action, target) in targets.sorted(by: { $0.key < $1.key }) {
            #expect(required[action]?["target_instant"] as? String == target, "\(action)")
            #expect(required[action]?["without_delay"] as? Bool == true, "\(action)")
        }
    }
}
