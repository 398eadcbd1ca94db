import Diagnostics
import Runbooks
import Vocabularies

/// Reads the records of one collection, each fact of which is read as any other.
struct CollectionReading {
    /// A fact that each record has, and where it stands in the record.
    struct Column {
        let fact: Fact
        let keys: [String]
        let path: String

        init(fact: Fact, keys: [String]) {
            self.fact = fact
            self.keys = keys
            path = keys.joined(separator: ".")
        }
    }

    private let columns: [Column]
    private let path: String

    /// True where the records are the keys of an object, each with its value.
    private let isMap: Bool

    /// For each column, the first remark of each kind, and how many records after it call for the same.
    private var found: [[(remark: DataRemark, more: Int)]]

    private var refusal: DataRemark?

    init(columns: [Column], path: String, isMap: Bool = false) {
        self.isMap = isMap
        self.columns = columns
        self.path = path
        found = columns.map { _ in [] }
    }

    /// What was set aside: a long list with the same trouble in each record gives one remark.
    var remarks: [DataRemark] {
        if let refusal { return [refusal] }
        return found.flatMap { $0 }.map { remark, more in
            guard more > 0 else { return remark }
            let message = remark.message + " ; de même dans \(more) autre\(more > 1 ? "s" : "")"
            return DataRemark(code: remark.code, path: remark.path, message: message)
        }
    }

    /// What is known of the collection; one that isn't made of records is not known at all.
    mutating func state(of place: JSONPlace) -> FactState {
        switch place {
        case .absent: return .absent
        case .blocked(let owner): return refuse(owner, "un objet est attendu")
        case .present(let json):
            switch json.content {
            case .null: return .unknown
            case .array(let elements) where !isMap: return records(elements)
            case .object(let members) where isMap: return entries(members)
            default: return refuse(path, isMap ? "un objet est attendu" : "une liste d'objets est attendue")
            }
        }
    }

    private mutating func records(_ elements: [JSONValue]) -> FactState {
        var records: [FactRecord] = []
        for (position, element) in elements.enumerated() {
            guard case .object = element.content else {
                return refuse("\(path)[\(position)]", "un objet est attendu")
            }
            records.append(record(element, at: "\(path)[\(position)]."))
        }
        return .known(.records(records))
    }

    private mutating func entries(_ members: [JSONMember]) -> FactState {
        let records = members.enumerated().map { position, member in
            var reading = FactReading(of: columns[1].fact)
            reading.add(.present(member.value), at: "valeur")
            for remark in reading.remarks { note(remark, in: 1, at: "\(path)[\(position)].") }
            return FactRecord([.known(.string(member.key)), reading.state])
        }
        return .known(.records(records))
    }

    private mutating func record(_ json: JSONValue, at prefix: String) -> FactRecord {
        FactRecord(
            columns.indices.map { index in
                let column = columns[index]
                guard !column.fact.isDerived else { return .absent }
                var reading = FactReading(of: column.fact)
                reading.add(json.value(at: column.keys), at: column.path)
                for remark in reading.remarks { note(remark, in: index, at: prefix) }
                return reading.state
            })
    }

    private mutating func note(_ remark: DataRemark, in column: Int, at prefix: String) {
        if let known = found[column].firstIndex(where: { $0.remark.code == remark.code }) {
            found[column][known].more += 1
        } else {
            let placed = DataRemark(code: remark.code, path: prefix + remark.path, message: remark.message)
            found[column].append((placed, 0))
        }
    }

    private mutating func refuse(_ path: String, _ expected: String) -> FactState {
        refusal = DataRemark(code: "wrong-type", path: path, message: expected + DataRemark.countsAsUnknown)
        // Not absent, which may come to « sans objet » where the question isn't asked: somebody did say something.
        return .unreadable
    }
}
