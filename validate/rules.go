package validate

// DefaultRules returns the rules that a report is checked by, in the order of their
// codes. The slice is the caller's own: take from it, add to it, pass it in
// [Options.Rules].
func DefaultRules() []*Rule {
	return []*Rule{
		totalDiffers,
		unbalancedColumn,
		blankCells,
		notFigure,
		oddFigure,
		outOfScale,
		textDiffers,
		textDisagrees,
		shareDiffers,
	}
}
