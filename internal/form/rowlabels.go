package form

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/govdisclosure/annualreport/internal/han"
	"github.com/govdisclosure/annualreport/report"
)

// Name names a row for people.
func (r *Row) Name() report.Label {
	name := r.Section.Table.Name
	for _, l := range r.Figures[0].RowLabels {
		name.ZH += " " + l.ZH
		name.EN += " " + l.EN
	}
	return name
}

// Unlabelled returns the row of figures without a label that stands under a column
// head, nil where the rows under it have labels.
func (fm *Form) Unlabelled(l *Label) *Row {
	if l.Kind != HeadLabel {
		return nil
	}
	for _, r := range fm.Rows {
		if r.Leaf == nil && r.Section == l.Section {
			return r
		}
	}
	return nil
}

// Innermost reports whether a column head stands right above figures.
func (fm *Form) Innermost(l *Label) bool {
	return slices.ContainsFunc(fm.Rows, func(r *Row) bool {
		return r.Section == l.Section && slices.ContainsFunc(r.Columns, func(heads []string) bool { return heads[len(heads)-1] == l.Full })
	})
}

// Exactly returns the labels that a text is, in the form's own words.
func (fm *Form) Exactly(text string) []*Label {
	if text == "" || len(text) > 4*MaxLabel {
		return nil
	}
	fm.Step(len(text) * StepsOfCharacter)
	f := WordingOf(text)
	if f.Varied {
		return nil
	}
	return slices.Concat(fm.byFull[f.Full], fm.byFull[f.Core], fm.byCore[f.Core])
}

// PartOfLabel reports whether a text is a part of a label of the form, or holds a
// telling one.
func (fm *Form) PartOfLabel(text string) bool {
	f := WordingOf(text).Full
	return slices.ContainsFunc(fm.Labels, func(l *Label) bool {
		return strings.Contains(l.Full, f) || utf8.RuneCountInString(l.Full) >= Telling && strings.Contains(f, l.Full)
	})
}

// Telling is the number of characters from which a label says by itself which table
// it stands in: two tables have columns of short names.
const Telling = 4

// CutLabel reports whether two texts are a label of the form that is cut: that of a row,
// or another.
func (fm *Form) CutLabel(above, below string, leaf bool) bool {
	if han.Trim(above) == "" || han.Trim(below) == "" {
		return false
	}
	m := fm.Match(above + below)
	if len(m.Labels) == 0 || m.Varied || leaf != (m.Labels[0].Kind == LeafLabel) {
		return false
	}
	whole := fm.Match(above)
	return len(whole.Labels) == 0 || whole.Varied
}

// LabelOfRow reports whether a text is the label of a row of so many figures, in the
// form's own words.
func (fm *Form) LabelOfRow(text string, figures int) bool {
	m := fm.Match(text)
	return len(m.Labels) > 0 && !m.Varied && m.Labels[0].Kind == LeafLabel && len(m.Labels[0].Row.Figures) == figures
}
