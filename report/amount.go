package report

import (
	"regexp"

	"github.com/shopspring/decimal"

	"github.com/govdisclosure/annualreport/internal/message"
)

// Amount is a sum of money in 万元 (ten thousand yuan), or blank: not filled in.
// The zero Amount is blank, which is not the same as 0. It keeps the decimals it
// was written with: 110.30 stays 110.30.
type Amount struct {
	d      decimal.Decimal
	filled bool
}

// amountForm is what an amount looks like: no sign, no exponent, no separators.
// The bounds keep a file from asking for a number of a million digits.
var amountForm = regexp.MustCompile(`^[0-9]{1,16}(\.[0-9]{1,8})?$`)

// zero is no money, written without decimals.
var zero = decimal.NewFromInt(0)

// AmountOf returns the amount of d 万元.
func AmountOf(d decimal.Decimal) Amount { return Amount{d: d, filled: true} }

// ParseAmount reads an amount in 万元 such as "110.32": up to 16 digits before the
// point and up to 8 behind it, and nothing else.
func ParseAmount(s string) (Amount, error) {
	if !amountForm.MatchString(s) {
		return Amount{}, message.Errorf("report.amount", s)
	}
	d, err := decimal.NewFromString(s)
	if err != nil {
		return Amount{}, message.Errorf("report.amount", s, err)
	}
	return AmountOf(d), nil
}

// Blank reports whether the amount was not filled in.
func (a Amount) Blank() bool { return !a.filled }

// IsZero reports whether the amount was not filled in, so that a field marked omitzero
// leaves out what is blank, and not a 0.
func (a Amount) IsZero() bool { return !a.filled }

// Decimal returns the amount in 万元, and false where it is blank.
func (a Amount) Decimal() (d decimal.Decimal, ok bool) { return a.d, a.filled }

// Equal reports whether both are blank or both the same number written with the
// same decimals.
func (a Amount) Equal(b Amount) bool {
	return a.filled == b.filled && a.String() == b.String()
}

// String returns the amount with the decimals it was written with, and "" where it
// is blank.
func (a Amount) String() string {
	if !a.filled {
		return ""
	}
	return a.d.StringFixed(max(0, -a.d.Exponent()))
}
