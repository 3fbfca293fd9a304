// Package validate finds in a report what a careful reviewer would send back before
// it is published: sums that do not add up, a text that contradicts a table, last
// year's sentences, what must not be made public. It says where, why and on what
// basis, and changes nothing.
//
//	result, err := validate.Check(r, validate.Options{})
//	if err != nil {
//		return err // the options cannot be followed
//	}
//	for _, f := range result.Findings {
//		fmt.Println(f.Severity, f.Message(language.Chinese))
//	}
//
// A [Rule] is a value with a code that is never reused, a severity, titles and
// messages in Chinese and English, its basis, a good and a bad example, and a
// function that checks. [DefaultRules] is a slice to read, filter and extend.
//
// A report that a stranger sent is checked with [CheckContext], which ends with its
// context, and within [Options.Limits]: where one is exceeded there is an error that
// names it, and never a part of the findings. Messages and labels may be shown on a
// terminal: what commands one, turns the order of characters or is not seen stands in
// them escaped, as \u202e.
//
// An [Error] is what the figures alone prove to be false or what must not be
// published at all. What rests on reading prose, and a departure from the form that
// falsifies no figure, is a [Warning]; style is a [Hint].
package validate
