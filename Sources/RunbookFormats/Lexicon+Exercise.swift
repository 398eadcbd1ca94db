import RuleEngine
import Runbooks
import Vocabularies

extension Lexicon {
    /// A text as the page may print it: in an exercise nobody outside can be reached by it.
    package func printed(_ text: String) -> String {
        guard mayReach(text), isExercise else { return text }
        return OutsideNumbers(plan.establishment).hidden(in: text) ?? text
    }

    /// The same, of what is known of a fact.
    func printed(_ state: FactState) -> FactState {
        if case .known(.string(let text)) = state { .known(.string(printed(text))) } else { state }
    }

    func printed(_ reading: FactView.Reading) -> FactView.Reading {
        if case .known(.string(let text)) = reading { .known(.string(printed(text))) } else { reading }
    }

    /// Words of a feed or of a journal, as the page may print them.
    package func fed(_ text: String) -> Phrase { Phrase(fed: printed(text)) }

    /// Somebody outside, as an exercise calls him.
    func rehearsed(_ label: String) -> Phrase { "\(exerciseCall) (en vrai : \(label))" }
}
