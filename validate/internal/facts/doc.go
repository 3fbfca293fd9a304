// Package facts reads out of the text of a report what it states of the office's own
// work in the year: requests received, carried over and handled, by applicant and by
// outcome, disputes and how they ended, documents, decisions, fees, and that there
// were none.
//
// It goes by grammar, not by a list of sentences. A paragraph is cut into sentences
// and clauses; a clause becomes tokens of the words in lexicon.txt, of numbers and of
// years; what stands around a number says what it counts. A number counts only when
// everything between the verb and it is understood: a word that is not known may make
// of the whole a part, and then nothing is read. A fact that is missed costs a
// reviewer a look; one that is made up costs the reader's trust.
package facts
