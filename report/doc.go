// Package report holds the canonical model of a 政府信息公开工作年度报告, the
// yearly report on government information disclosure that articles 49 and 50 of
// the 《中华人民共和国政府信息公开条例》 (State Council decree 711) ask of every
// administrative organ, in the format of 国办公开办函〔2021〕30号.
//
// # The model
//
// A [Report] stores what an office fills in: its name, the year, the texts and
// the free figures of the three tables. Totals are not stored; they are methods
// ([Applicants.Total], [Outcome.Total], [Results.Total]). What a published report
// states where it could have been derived is kept beside them, as it was written,
// in [Report.Stated]: it is evidence, never overwritten.
//
// A figure that was not filled in is not a zero: [Count] and [Amount] know the
// difference, and a total with a blank part is blank.
//
// # The format as data
//
// A [Format] holds an edition of the form: section titles, table skeletons with
// their spans, labels in Chinese and English, which cells are free and which
// follow from which, and the article behind each. [Edition2021] is the edition in
// force. Every figure has an [Address], such as
// "requests.outcome.refused.state_secret.individual", which is also its path in
// a JSON or YAML file.
//
// # Files
//
// [Open], [Reader.Read], [ReadJSON] and [ReadYAML] are strict: an unknown key, a
// duplicate, a wrong type or a count that is none is an error with its line and
// its address. [WriteJSON] and [WriteYAML] write the same nesting back. [Schema]
// is a JSON Schema for editors.
package report
