import Foundation
import Testing

/// `astreinte explain`.
@Suite struct ExplainCommandTests {
    private let incident = "samples/incidents/chiffrement-minimal.json"
    private let now = ["--now", "2026-10-25T02:30:00+01:00"]

    private func explain(_ arguments: String..., input: String = "") throws -> Run {
        try astreinte(["explain"] + arguments + now, input: input)
    }

    @Test func `a rule of the national pack is explained with the places where it is written`() throws {
        let run = try explain("chiffrement-isoler", incident)
        #expect(run.status == 0 && run.errors == "")
        #expect(run.output.contains("La règle est REMPLIE"))
        let place = try #require(run.lines.first { $0.contains("chiffrement-confinement.yaml:10:") })
        let parts = place.split(separator: ":")
        let text = try String(
            contentsOf: packageRoot.appending(path: "rules/socle-sante/rules/chiffrement-confinement.yaml"),
            encoding: .utf8)
        let line = text.split(separator: "\n", omittingEmptySubsequences: false)[9]
        let column = try #require(parts.last.flatMap { Int($0.prefix { $0.isNumber }) })
        #expect(line.dropFirst(column - 1).hasPrefix("encryption_attack:"))
    }

    @Test func `what somebody learns changes what is said, as it changes the runbook`() throws {
        let before = try explain("eteindre-serveurs", incident)
        #expect(before.output.contains("→ suspendu"))
        #expect(before.output.contains("il faudrait\u{A0}: isolation_possible = non"))
        let after = try explain("eteindre-serveurs", incident, "--set", "isolation_possible=false")
        #expect(after.output.contains("→ exigé"))
    }

    @Test func `an overlay says what it changed, by whose word`() throws {
        let overlay = ["--overlay", "samples/overlays/ch-600-lits.yaml"]
        let run = try astreinte(["explain", "isoler-machines-touchees", incident] + overlay + now)
        #expect(run.status == 0)
        let text = run.output.replacing("\u{A0}", with: " ").split(whereSeparator: { $0.isWhitespace })
            .joined(separator: " ")
        #expect(text.contains("CHANGÉ PAR LE SITE actions/isoler-machines-touchees/deadline, valeur du site"))
        #expect(text.contains("10 min") && text.contains("au lieu de") && text.contains("(site.ch-600-lits 1)"))
        let narrowed = try astreinte(["explain", "continuite-services", incident] + overlay + now)
        #expect(narrowed.output.contains("samples/overlays/ch-600-lits.yaml:"))
    }

    @Test func `a rule of an optional pack says when the pack concerns an incident`() throws {
        let packs = ["--rules", "rules", "--rules", "rules/nis-2"]
        let run = try astreinte(["explain", "nis2-chiffrement", incident] + packs + now)
        #expect(run.status == 0)
        #expect(run.output.contains("sauf démenti") && run.output.contains("(rules/nis-2/pack.yaml:"))
    }

    @Test func `an action about records is explained for the one that is named`() throws {
        let profile = ["--profile", "samples/establishments/ch-300-lits.yaml"]
        let incident = #"{"id":"1","type":"indisponibilite-application","affected":{"services":["urgences"]}}"#
        let run = try astreinte(["explain", "basculer-service@urgences"] + profile + now, input: incident)
        #expect(run.status == 0 && run.output.contains("→ exigé"))
        let other = try astreinte(["explain", "basculer-service@urgence"] + profile + now, input: incident)
        #expect(other.status == 64)
        #expect(other.errors.contains("no record `urgence`; did you mean urgences?"))
        #expect(try explain("chiffrement-isoler@a", self.incident).status == 64)
    }

    @Test func `an unknown name is wrong usage, with the near one`() throws {
        let run = try explain("chiffrement-isoller", incident)
        #expect(run.status == 64 && run.output == "")
        #expect(run.errors.contains("no rule nor action `chiffrement-isoller`; did you mean chiffrement-isoler?"))
        let action = try explain("actions/isoler-machine-touchees", incident)
        #expect(action.errors.contains("no action `isoler-machine-touchees`; did you mean isoler-machines-touchees?"))
    }

    @Test func `one incident is explained`() throws {
        let two = "{\"id\":\"1\",\"type\":\"chiffrement\"}\n{\"id\":\"2\"}\n"
        #expect(try explain("chiffrement-isoler", input: two).status == 64)
        let run = try explain("chiffrement-isoler", "--id", "1", input: two)
        #expect(run.status == 0 && run.output.contains("REMPLIE"))
        #expect(try explain("chiffrement-isoler", "--id", "3", input: two).status == 2)
        #expect(try explain("chiffrement-isoler", input: "").status == 2)
        #expect(try explain("chiffrement-isoler", "no-such-file.json").status == 2)
        #expect(try explain("chiffrement-isoler", incident, "--depth", "10").status == 64)
    }

    @Test func `the incident of a journal is explained as it stood`() throws {
        let journal = "samples/incidents/nuit-rumeur.ndjson"
        let run = try astreinte("explain", "chiffrement-isoler", "--journal", journal, "--now", "2026-12-01T12:00:00Z")
        #expect(run.status == 0)
        #expect(try explain("chiffrement-isoler", incident, "--journal", journal).status == 64)
    }

    @Test func `programs get the same as JSON, places in it`() throws {
        let run = try explain("chiffrement-isoler", incident, "--format", "json")
        let object = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
        let place = try #require(object["place"] as? [String: Any])
        #expect(place["file"] as? String == "rules/socle-sante/rules/chiffrement-confinement.yaml")
        #expect(object["incident"] as? String == "INC-1")
    }

    @Test func `every rule and every action can be explained`() throws {
        let reference = try astreinte("docs", "rules").output
        let ids = reference.split(separator: "\n").compactMap { line in
            line.hasPrefix("| `") ? line.split(separator: "`").dropFirst().first.map { String($0) } : nil
        }
        #expect(ids.count > 300)
        for id in ids.enumerated().filter({ $0.offset % 40 == 0 }).map({ $0.element }) {
            let run = try explain(id, "samples/incidents/chiffrement-complet.json")
            #expect(run.status == 0 && run.output.contains(id), "\(id): \(run.errors)")
        }
    }
}
