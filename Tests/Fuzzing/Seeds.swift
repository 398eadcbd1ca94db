import DiagnosticCatalogue

extension FuzzTarget {
    /// Of a thousand executions, how many are of this target: more of what is quick, so that each has a good share of the time.
    package var share: Int {
        switch self {
        case .tree, .feed: 150
        case .format, .mapping, .foreign, .sheet: 90
        case .reply: 60
        case .tests, .rota, .kernel: 50
        case .profile, .exercise: 40
        case .journal: 20
        case .pack, .overlay, .pages: 10
        }
    }

    /// The longest input: as short as lets every part of what is read come together.
    package var longestInput: Int {
        switch self {
        case .kernel: 64
        case .reply: 128
        case .rota, .sheet, .tree, .format: 384
        default: 768
        }
    }

    /// What changed inputs are made from: small, each for something that the reader knows or refuses.
    package var seeds: [[UInt8]] {
        let examples = CodeCatalogue.entries.map { $0.example }.filter { subjects.contains($0.subject) }.flatMap {
            [$0.marked.text, CodeExample.whole($0.good)]
        }
        return (own + examples).map { Array($0.utf8) }.filter { $0.count <= longestInput }
    }

    /// Whose examples in the catalogue of codes are read by a target.
    private var subjects: Set<CodeExample.Subject> {
        switch self {
        case .tree, .format: [.pack, .profile]
        case .pack: [.pack, .meaning]
        case .overlay: [.overlay]
        case .tests: [.tests]
        case .mapping: [.mapping]
        case .profile: [.profile, .profiles]
        case .rota: [.rota]
        case .sheet: [.callSheet]
        case .exercise: [.exercise]
        case .feed, .foreign, .journal, .reply, .kernel, .pages: []
        }
    }

    private var own: [String] {
        switch self {
        case .tree, .format: FuzzTarget.documents
        case .pack: [FuzzTarget.rules]
        case .overlay: [FuzzTarget.site]
        case .tests: [FuzzTarget.trials]
        case .mapping: [ExampleBase.mapping + "...\n" + ExampleBase.sample]
        case .profile: [ExampleBase.profile, FuzzTarget.house]
        case .rota: FuzzTarget.rotas
        case .sheet: ["numéro;répond (oui/non);essayé le\n06 39 98 00 01;oui;2026-11-20\n\"06 39 98 00 02\";non;\n"]
        case .exercise: [ExampleBase.exercise]
        case .feed, .pages: FuzzTarget.records
        case .foreign: FuzzTarget.foreignRecords
        case .journal: FuzzTarget.journals
        case .reply: ["a1", "b1, 3", "coui", "d?", "e0", "f45 min", "g2 h", "h23:10", "ihier 8 h", "kMme Nom"]
        case .kernel: ["12345678", "0", "abcdefghijklmnopqrstuvwxyz0123456789ABCDEF"]
        }
    }
}
