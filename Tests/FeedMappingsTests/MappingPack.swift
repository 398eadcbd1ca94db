import Diagnostics
import IncidentFeeds
import RuleEngine
import TestSupport

@testable import FeedMappings

/// What a test did wrong.
struct Mistake: Error, CustomStringConvertible {
    let description: String
}

/// A small vocabulary, and mappings written in a test for it.
enum MappingPack {
    static let text = """
        pack: {id: essai, version: 1.0.0, language: fr, time_zero: detected_at, bindings: {id: id, types: types}}
        priorities: [vital, normal]
        phases: [alerte]
        roles: {garde: {label: "Garde"}}
        clocks: {detected_at: {label: "le constat"}}
        enumerations:
          incident-type:
            chiffrement: {aliases: [rançongiciel]}
            compromission: {}
            fuite: {}
            maliciel: {}
            indetermine: {unknown: true, aliases: [inconnu]}
        facts:
          id: {type: string}
          title: {type: string}
          type: {type: enum, of: incident-type}
          other_types: {type: set, of: incident-type}
          types: {type: set, of: incident-type, from: [type, other_types]}
          severity: {type: ordinal, values: [mineure, moderee, majeure]}
          leak: {type: enum, values: {non: {}, averee: {}, inconnue: {unknown: true}}}
          exercise: {type: boolean}
          encryption: {type: boolean}
          beds: {type: integer}
          delay: {type: duration}
          natures: {type: set, of: incident-type}
          detected_at: {type: datetime, precision: detected_at_precision}
          detected_at_precision: {type: enum, values: [second, day, month, year]}
          danger: {type: boolean, question: "Un patient est-il en danger ?"}
          establishment.name: {type: string}
          establishment.finess: {type: string}
          persons_count: {type: integer}
        collections:
          affected.machines: {as: machine, facts: {machine.name: {type: string}, machine.type: {type: enum, of: incident-type}}}
        derived: {grave: {when: {severity: majeure}}}
        actions: {appeler: {label: "Appeler", phase: alerte, role: garde, priority: vital}}
        rules: [{id: base, title: "Base", require: [{action: appeler}]}]
        """

    /// The mapping that tests start from, whose sections a test replaces by its own.
    private static let sections = [
        "format": "essai", "version": "1.0.0", "status": "verified", "detect": "[{has: [ref]}]",
        "facts": "{id: {path: ref}}", "type": "[{basis: default, value: indetermine}]",
    ]

    /// The text of a mapping with these lines, each a section.
    static func mapping(_ lines: String) -> String {
        let own = lines.split(separator: "\n", omittingEmptySubsequences: false)
        let kept = sections.filter { section in !own.contains { $0.hasPrefix(section.key + ":") } }
        return (lines.isEmpty ? "" : lines + "\n") + kept.map { "\($0.key): \($0.value)\n" }.sorted().joined()
    }

    static let order = "consequence: [chiffrement, compromission, fuite]"

    static let table = """
        table: rsit
        namespaces: [rsit]
        entries:
          intrusions=burglary: compromission
          malware: maliciel
          leak: {type: fuite, set: {leak: averee}}
          modification: {candidates: [chiffrement, fuite]}
          T1486*: {type: chiffrement, set: {encryption: true}}
        """

    /// What the loader says of mappings, with the tables that tests share.
    static func load(_ mappings: [String], tables: [String] = [table, order]) throws -> MappingLoading {
        let files = MappingFiles(
            mappings: mappings.enumerated().map { SourceFile(path: "feeds/\($0.offset).yaml", text: $0.element) },
            tables: tables.enumerated().map { SourceFile(path: "feeds/tables/\($0.offset).yaml", text: $0.element) })
        return MappingLoader.load([files], for: try TestPack(text).pack.vocabulary)
    }

    /// A reader of feeds with these mappings, which must have no mistake.
    static func reader(_ mappings: [String], format: String? = nil, tables: [String] = [table, order]) throws
        -> FeedReader
    {
        let loading = try load(mappings.map { mapping($0) }, tables: tables)
        guard let mappings = loading.mappings else {
            throw Mistake(description: loading.diagnostics.map { $0.oneLine }.joined(separator: "\n"))
        }
        return FeedReader(pack: try TestPack(text).pack, mappings: mappings, format: format)
    }

    /// What a reader makes of a feed: the canonical incident of each record, or the code of its refusal.
    static func read(_ feed: String, _ mapping: String) throws -> [String] {
        try read(feed, with: try reader([mapping]))
    }

    /// The same, with a reader.
    static func read(_ feed: String, with reader: FeedReader) throws -> [String] {
        incidents(feed, reader).map { result in
            switch result {
            case .success(let incident): String(decoding: incident.canonical.line, as: UTF8.self)
            case .failure(let fault): fault.code.rawValue
            }
        }
    }

    /// The incidents of a feed.
    static func incidents(_ feed: String, _ reader: FeedReader) -> [Result<FeedIncident, FeedFault>] {
        var framer = FeedFramer()
        framer.append(Array(feed.utf8))
        framer.finish()
        var results: [Result<FeedIncident, FeedFault>] = []
        while let record = framer.next() { results += reader.read(record) }
        return results
    }

    /// What a mapping with these facts makes of a record, without what every incident has.
    static func facts(_ facts: String, of record: String, more: String = "") throws -> String {
        let lines = "facts: {id: {path: ref}, \(facts)}" + (more.isEmpty ? "" : "\n" + more)
        let incident = try conversion(record, lines).incident
        let known = ["schema", "id", "source", "type", "type_basis"]
        guard case .object(let members) = incident.content else { return "" }
        let rest = members.filter { !known.contains($0.key) }
        return String(
            decoding: JSONValue(content: .object(rest), offset: 0).line, as: UTF8.self)
    }

    /// The account of the conversion of one record.
    static func conversion(_ record: String, _ mapping: String) throws -> Conversion {
        let result = incidents(record, try reader([mapping])).first
        guard case .success(let incident)? = result, let conversion = incident.conversion else {
            throw Mistake(description: "the record isn't converted: \(String(describing: result))")
        }
        return conversion
    }
}
