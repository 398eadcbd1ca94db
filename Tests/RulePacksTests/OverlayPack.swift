import CivilTime
import Diagnostics
import RuleEngine
import RulePacks
import TestSupport

/// The small pack with what overlays change, and overlays on it.
enum OverlayPack {
    static let text = """
        actions:
          couper:
            label: "Couper"
            phase: alerte
            role: garde
            priority: vital
            deadline: {within: 15 min}
            after: [isoler]
            impossible_if: {malicious: false}
        rules:
          - id: endiguer
            title: "Endiguer"
            when: {malicious: true}
            require:
              - {action: couper}
              - action: appeler
                priority: {by: severity, cases: {mineure: normal, moderee: normal, majeure: vital}}
                deadline: {within: 2 h}
            forbid:
              - {action: effacer, because: "B", interest: preuves, until: {done: [isoler]}}
          - id: declarer
            title: "Déclarer"
            protected: true
            require: [{action: noter, priority: normal, deadline: {within: 72 h, of: detected_at, kind: legal}}]
          - id: double
            title: "Double"
            require:
              - {action: appeler, as: fort, if: {severity: majeure}, deadline: {within: 1 h}}
              - {action: appeler, as: faible, if: {severity: mineure}}
          - id: repli
            title: "Repli"
            group: g
            recommend: [{action: noter, priority: normal}]

        """

    /// An overlay with these changes.
    static func overlay(
        _ changes: String, id: String = "site", version: String = "1",
        extends: String = "{pack: essai, version: \">=1 <2\"}"
    ) -> String {
        let lines = changes.split(separator: "\n").map { "  " + $0 + "\n" }.joined()
        return "overlay: \(id)\nversion: \(version)\nextends: [\(extends)]\nchanges:\n" + lines
    }

    static func load(_ overlays: String..., text: String = text, today: CivilDate? = nil) -> PackLoading {
        load(overlays, text: text, today: today)
    }

    static func load(_ overlays: [String], text: String = text, today: CivilDate? = nil) -> PackLoading {
        PackLoader.load(
            packs: [SmallPack.files(with: text)],
            overlays: overlays.enumerated().map { SourceFile(path: "site\($0.offset).yaml", text: $0.element) },
            today: today)
    }

    /// The text with one part replaced, which must be there.
    static func edited(_ old: String, _ new: String) -> String? {
        let parts = text.split(separator: old, maxSplits: 1, omittingEmptySubsequences: false)
        return parts.count == 2 ? parts.joined(separator: new) : nil
    }
}
