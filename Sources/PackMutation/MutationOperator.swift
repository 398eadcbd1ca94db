/// One way of writing a rule wrong.
package enum MutationOperator: String, CaseIterable, Sendable {
    /// What a test asks is asked the other way round.
    case flip
    /// A threshold is a step lower, or higher.
    case threshold
    /// A test is left out.
    case drop
    /// All of several tests where one was enough, or one where all were asked.
    case join
    /// A word with its descendants where it stood alone, or alone where it stood with them.
    case descendants
    case priority
    case clock
    case delay
    case unless
    case until
    case after
    /// To ask where there was a precaution, or the contrary.
    case policy
}
