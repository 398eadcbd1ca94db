import Diagnostics
import Establishments
import TestSupport
import Testing

/// What profiles that lie together say of each other.
@Suite struct HostCheckTests {
    private func profile(_ number: String, _ applications: String) -> SourceFile {
        SourceFile(
            path: "\(number).yaml",
            text: "establishment: {name: A, finess: {legal: \"\(number)\", sites: [\"1\(number.dropFirst())\"]}}\n"
                + "applications: \(applications)\n")
    }

    private func used(_ host: String) -> String { "[{id: dpi, function: dpi, host: {finess: \(host)}}]" }

    private func lines(_ profiles: SourceFile...) -> [String] {
        HostCheck.diagnostics(of: profiles).map { $0.oneLine }
    }

    @Test func `a host that is there, by any of its numbers, and an application that it has are right`() {
        let host = profile("990000033", "[{id: dossier, function: dpi}]")
        for number in ["990000033", "190000033"] {
            #expect(lines(host, profile("990000017", used("\"\(number)\", application: dossier"))) == [])
            #expect(lines(host, profile("990000017", used("\"\(number)\""))) == [])
        }
        #expect(lines(host, profile("990000017", "[{id: dpi, function: dpi, host: inconnu}]")) == [])
        #expect(lines(host, profile("990000017", "inconnu")) == [])
    }

    @Test func `one that is not is remarked at its place, with the nearest`() {
        let host = profile("990000033", "[{id: dossier, function: dpi}]")
        #expect(
            lines(host, profile("990000017", used("\"990000034\"")))
                == ["990000017.yaml:2:56: warning[unknown-host]: no profile here is of `990000034`"])
        #expect(
            lines(host, profile("990000017", used("\"990000033\", application: dosier")))
                == [
                    "990000017.yaml:2:82: warning[unknown-host-application]: the profile of its host has no application `dosier`"
                ])
        let found = HostCheck.diagnostics(of: [host, profile("990000017", used("\"990000034\", application: dosier"))])
        #expect(found.map { $0.code } == ["unknown-host"], "of its applications nothing is known")
        #expect(found[0].help == ["did you mean `990000033`?"])
    }

    @Test func `a file that is no profile is passed over`() {
        #expect(lines(SourceFile(path: "a.yaml", text: "[")) == [])
    }
}
