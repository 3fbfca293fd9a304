package report

import (
	"fmt"
	"strings"
)

// FailureKind says what is wrong.
type FailureKind int

const (
	// FailMissing is a field that a report cannot do without.
	FailMissing FailureKind = iota + 1
	// FailRange is a year, date, kind or figure outside what it may be.
	FailRange
	// FailCharacter is a character that no document can hold.
	FailCharacter
	// FailPicture is a picture that is none, or has no alternative text.
	FailPicture
	// FailTable is a table inside a text whose rows differ in length.
	FailTable
	// FailUnknown is an address or a key that the form does not have, or one
	// that may not stand where it stands.
	FailUnknown
	// FailIdentity is an equation of the form that does not hold.
	FailIdentity
	// FailNotFigure is a stated text that is blank or no figure.
	FailNotFigure
)

// Failure is one thing that is wrong with a report.
type Failure struct {
	Kind FailureKind
	// Where is the key of a field or a text, or the address of a cell.
	Where string
	// Block is the number of the paragraph, picture or table within the text,
	// from 1; 0 where the failure is not in one.
	Block int
	// Character is the number of the character within the paragraph, from 1; 0
	// where the failure is not in one.
	Character int
	// Got is what stands there and Want what should.
	Got, Want string
	// Identity is the equation that does not hold, for FailIdentity; Got is then
	// the sum of its left side and Want the sum of its right.
	Identity *Identity
}

// Error says where and what, in English.
func (f *Failure) Error() string {
	switch {
	case f.Block > 0 || f.Character > 0:
		return f.Where + ", " + f.problem()
	default:
		return f.Where + ": " + f.problem()
	}
}

// problem says what, and where within a text.
func (f *Failure) problem() string {
	var b strings.Builder
	if f.Block > 0 {
		fmt.Fprintf(&b, "block %d", f.Block)
	}
	if f.Character > 0 {
		if b.Len() > 0 {
			b.WriteString(", ")
		}
		fmt.Fprintf(&b, "character %d", f.Character)
	}
	if b.Len() > 0 {
		b.WriteString(": ")
	}
	switch f.Kind {
	case FailMissing:
		fmt.Fprintf(&b, "missing: %s", f.Want)
	case FailIdentity:
		fmt.Fprintf(&b, "%s = %s does not equal %s = %s", sum(f.Identity.Left), f.Got, sum(f.Identity.Right), f.Want)
	case FailNotFigure:
		fmt.Fprintf(&b, "%q is stated, and is no figure", f.Got)
		if f.Want != "" {
			fmt.Fprintf(&b, "; the parts make %s", f.Want)
		}
	default:
		fmt.Fprintf(&b, "got %s, want %s", f.Got, f.Want)
	}
	return b.String()
}

// sum writes the cells of one side of an equation; of a long one the ends.
func sum(cells []Address) string {
	if len(cells) > 4 {
		return fmt.Sprintf("%s + … (%d cells) … + %s", cells[0], len(cells), cells[len(cells)-1])
	}
	parts := make([]string, len(cells))
	for i, a := range cells {
		parts[i] = string(a)
	}
	return strings.Join(parts, " + ")
}

// Failures is all that is wrong with a report, in the order of the form.
type Failures []*Failure

// Error returns the failures, a line each.
func (fs Failures) Error() string {
	lines := make([]string, len(fs))
	for i, f := range fs {
		lines[i] = f.Error()
	}
	return strings.Join(lines, "\n")
}

// Unwrap gives errors.As and errors.Is the single failures.
func (fs Failures) Unwrap() []error {
	errs := make([]error, len(fs))
	for i, f := range fs {
		errs[i] = f
	}
	return errs
}

// err returns the failures as an error, nil where there are none.
func (fs Failures) err() error {
	if len(fs) == 0 {
		return nil
	}
	return fs
}
