package validate

//go:generate go run ./internal/rulesdoc -o ../docs/rules.md

// DefaultRules returns the rules that a report is checked by, family by
// family. The slice is the caller's own: take from it, add to it, pass it in
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
		missingSection,
		sectionTitle,
		sectionOrder,
		strangeSection,
		missingTopic,
		governmentMatters,
		noImprovement,
		noProcessingFee,
		periodDiffers,
		periodUnstated,
		titleDiffers,
		openingYear,
		openingOffice,
		emptySection,
		saysNothing,
		bareHeading,
		late,
		early,
		identityCard,
		mobileNumber,
		bankCard,
		privateMailbox,
		documentNumber,
		halfWidth,
		unpaired,
		doubledMarks,
		mixedNumerals,
		wrongName,
		wrongNumber,
		carriedOver,
		inForce,
		repeatedText,
		staleYear,
		rollUp,
		blankSubordinate,
		missingOffice,
		duplicateOffice,
		strangeOffice,
	}
}
