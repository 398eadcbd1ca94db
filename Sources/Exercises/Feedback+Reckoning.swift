package import CivilTime
package import RuleEngine
package import Runbooks
import Vocabularies

extension Feedback {
    /// What came of one incident of a journal, up to an instant; nil where no line of it describes the incident.
    package init?(
        of incident: String?, in journal: [JournalRecord], profiles: Profiles, pack: RulePack,
        until end: Instant
    ) {
        let own = journal.about(incident).filter { $0.instant <= end }
        let words = Words(in: own)
        var watch = PlanWatch(pack: pack, records: own, words: words)
        PlanHistory(of: incident, in: journal, profiles: profiles, pack: pack).forEach(until: end) { watch.add($0) }
        guard let plan = watch.last, let start = own.first?.instant else { return nil }
        self.plan = plan
        self.start = start
        participants = Feedback.participants(in: own, pack, plan.establishment)
        acts = watch.acts(end: plan)
        milestones = pack.measures.milestones.map { milestone in
            let done = words.instances.filter { milestone.actions.contains($0.action) }.compactMap { instance in
                words.done(instance, from: .beginning).map { (instance: instance, word: $0) }
            }
            let first = done.min { ($0.word.instant, $0.instance) < ($1.word.instant, $1.instance) }
            return Milestone(name: milestone.name, reached: first)
        }
        interruptions = watch.interruptions(end: plan)
        let questions = plan.questions().map { $0.fact }
        // What was asked in vain isn't asked again, and is no better known.
        let vain = watch.hanging.sorted().filter { plan.view.table[$0] == .unknown && !questions.contains($0) }
        unknowns = (questions + vain).map { fact in
            Unknown(fact: fact, since: watch.askedSince[fact], wasAsked: plan.view.table[fact] == .unknown)
        }
        lateAnswers = watch.lateAnswers
        themes = Feedback.themes(of: acts, plan)
        lessons = own.compactMap { Lesson($0) }
    }

    private static func themes(of acts: [Act], _ plan: Plan) -> [Theme] {
        let pack = plan.pack
        let perimeter = pack.measures.perimeter
        let answered = Set(pack.rules.flatMap { $0.references } + perimeter.flatMap { $0.references })
        return pack.vocabulary.references.packIndices.filter { place in
            // The head of a family is its title.
            let head = pack.vocabulary.references[place].id + "/"
            return answered.contains(place) || !pack.vocabulary.references.contains { $0.id.hasPrefix(head) }
        }.map { reference in
            let kinds = perimeter.filter { $0.references.contains(reference) }
            let asked = acts.filter { act in
                act.rules.contains { pack.rules[$0].references.contains(reference) }
                    || act.requiredAt != nil && kinds.contains { plan.isAbout($0.records, act.instance) }
            }
            return Theme(
                reference: reference, required: asked.count, done: asked.filter { $0.outcome == .done }.count)
        }
    }
}

extension Plan {
    /// True where an action is about one of these records for certain.
    fileprivate func isAbout(_ records: RecordSelection, _ instance: ActionInstance) -> Bool {
        guard pack.actions[instance.action].target == records.collection, let target = instance.target else {
            return false
        }
        return view.record(target, in: records.collection)?.verdict(on: records.condition) == .met
    }
}

extension Feedback.Lesson {
    /// What a line says of a fact; nil for one that says nothing of any.
    init?(_ record: JournalRecord) {
        guard let fact = record.entry.fact else { return nil }
        self.init(
            instant: record.instant, fact: fact, isWithdrawal: record.entry == .withdrawn(fact), author: record.author)
    }
}

extension Instant {
    /// Before anything that a journal tells.
    static var beginning: Instant { Instant(secondsSinceEpoch: .min) }
}
