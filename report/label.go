package report

// Label is a text of the form in both languages. The Chinese one is the form's
// own, verbatim; the English one explains it.
type Label struct {
	ZH, EN string
}

// In returns the label in English where the language says so, and in Chinese
// otherwise: the form knows no other.
func (l Label) In(english bool) string {
	if english {
		return l.EN
	}
	return l.ZH
}
