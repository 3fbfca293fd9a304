package validate

//go:generate go run ./internal/rulesdoc -o ../docs/rules.md

// DefaultRules returns the rules that a report is checked by, family by
// family. The slice and the rules in it are the caller's own: take from it, add to it,
// change them, pass it in [Options.Rules].
func DefaultRules() []*Rule {
	rules := ownRules()
	for i, rule := range rules {
		own := *rule
		rules[i] = &own
	}
	return rules
}

// ownRules returns the rules of the library themselves, which nobody changes.
func ownRules() []*Rule {
	return []*Rule{
		officeUnstated,
		yearUnstated,
		totalDiffers,
		unbalancedColumn,
		blankTable,
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
		placeholderLeft,
		late,
		early,
		identityCard,
		mobileNumber,
		bankCard,
		privateMailbox,
		documentNumber,
		hiddenInNames,
		hiddenInText,
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
		lastYearDiffers,
		growthDiffers,
		jumped,
		sameYear,
		laterYear,
		yearMissing,
		otherOffice,
		givenTwice,
		rollUp,
		blankSubordinate,
		missingOffice,
		duplicateOffice,
		strangeOffice,
		unknownOffice,
	}
}
