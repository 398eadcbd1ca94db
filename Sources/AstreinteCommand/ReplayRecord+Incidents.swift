import Digests
import FeedMappings
import IncidentFeeds
import RuleEngine
import RunbookFormats
import Runbooks
import Vocabularies

extension ReplayRecord {
    /// What has to be embedded of an incident of a feed; nil where that wouldn't tell it again as it is.
    init?(_ incident: FeedInput.Incident, facts: [String], role: String?, in pack: RulePack) {
        let told = incident.read.told ?? incident.read.canonical
        let situation = incident.situation
        guard let plain = try? IncidentReader(pack: pack).situation(of: told) else { return nil }
        let remarks = Array(situation.remarks.dropFirst(plain.remarks.count))
        let again = remarks.reduce(plain.asking(situation.firstQuestions)) { $0.remarking($1) }
        // Whatever told it.
        guard again.told(by: .redacted) == situation.told(by: .redacted) else { return nil }
        self.init(
            .incident(
                told.line, remarks: remarks,
                askedFirst: situation.firstQuestions.map { pack.vocabulary.facts[$0].name }),
            facts: facts, role: role, place: incident.place)
    }

    /// Reads what a runbook embeds; nil for what this version doesn't write.
    init?(_ value: JSONValue) {
        guard value.text("schema") == "replay/1" else { return nil }
        let account: Account
        if let incident = value["incident"] {
            let remarks = (value["remarks"]?.elements ?? []).compactMap { remark -> DataRemark? in
                let texts = remark.texts
                return texts.count == 3 ? DataRemark(code: texts[0], path: texts[1], message: texts[2]) : nil
            }
            account = .incident(incident.line, remarks: remarks, askedFirst: value["ask_first"]?.texts ?? [])
        } else if let text = value.text("journal") {
            guard let bytes = bytes(ofBase64: text.utf8) else { return nil }
            account = .journal(bytes, of: value.text("id"))
        } else if value["journal"] != nil {
            account = .journal(nil, of: value.text("id"))
        } else {
            return nil
        }
        var place: FeedPlace?
        if let line = value["line"]?.integer, let record = value["record"]?.integer {
            place = FeedPlace(line: line, record: record)
        }
        self.init(account, facts: value["set"]?.texts ?? [], role: value.text("role"), place: place)
        rulesPath = value.text("rules")
        command = value.text("command")
    }

    /// The situation that an embedded incident tells.
    static func situation(
        _ incident: JSONValue?, remarks: [DataRemark], askedFirst: [String], _ evidence: Evidence?, in pack: RulePack
    ) throws(FeedFault) -> Situation {
        let nothing = JSONValue(content: .null, offset: 0)
        let plain = try IncidentReader(pack: pack).situation(of: incident ?? nothing)
        let asked = askedFirst.compactMap { pack.vocabulary.fact(named: $0) }
        let situation = remarks.reduce(plain.asking(asked)) { $0.remarking($1) }
        return evidence.map { situation.told(by: $0) } ?? situation
    }
}

extension Evidence {
    /// Reads `made_from`; nil where it says nothing that a page may be made of.
    init?(_ value: JSONValue?) {
        if let journal = value?["journal"], let head = journal.text("head") {
            self = .journal(lines: journal["lines"]?.integer ?? 0, head: head)
            return
        }
        guard let value, value["redacted"] == nil else { return nil }
        var format: Format?
        if let mapping = value["mapping"], let name = mapping.text("format"), let version = mapping.text("version"),
            let digest = mapping.text("digest")
        {
            format = Format(name: name, version: version, digest: digest)
        }
        self = .record(digest: value.text("incident"), format)
    }
}

extension JSONValue {
    /// The texts among the elements of an array.
    fileprivate var texts: [String] { elements.compactMap { $0.string } }
}
