package report

import "github.com/shopspring/decimal"

// Validate reports whether the report is in order: [Report.WellFormed], and every
// equation of the form holds between the figures that were filled in and the totals
// that are stated. An equation with a blank in it is not known and does not fail;
// package validate reports blanks. The error is of type [Failures], each with the
// address, what stands there and what should.
func (r *Report) Validate() error {
	fs, err := r.malformed(nil, 0)
	if err != nil {
		return err // never: no budget was given
	}
	f := r.Edition()
	for i := range f.figures {
		figure := &f.figures[i]
		s, stated := r.Stated.Figures[figure.Address]
		if !stated {
			continue
		}
		if v, err := figure.Read(s); err != nil || v.Blank() {
			fs = append(fs, &Failure{Kind: FailNotFigure, Where: string(figure.Address), Got: s, Want: r.value(figure).String(), format: f})
		}
	}
	for _, id := range f.Identities() {
		left, right, known := r.Sides(id)
		if known && !left.Equal(right) {
			fs = append(fs, &Failure{Kind: FailIdentity, Where: string(id.Left[0]), Got: left.String(), Want: right.String(), Identity: id, format: f})
		}
	}
	return fs.err()
}

// Identities returns the equations of all tables, in the order of the form.
func (f *Format) Identities() []*Identity {
	var ids []*Identity
	for i := range f.spec.Sections {
		if t := f.spec.Sections[i].Table; t != nil {
			for k := range t.Identities {
				ids = append(ids, &t.Identities[k])
			}
		}
	}
	return ids
}

// Sides returns the sums of both sides of an equation over the figures as they are
// shown: a total counts as it is stated where it is. They are not known where a
// cell is blank, no figure, or no cell of the form.
func (r *Report) Sides(id *Identity) (left, right decimal.Decimal, known bool) {
	left, leftKnown := r.sum(id.Left)
	right, rightKnown := r.sum(id.Right)
	return left, right, leftKnown && rightKnown
}

// sum adds the figures at the addresses as they are shown. Counts are added as
// integers, which is what nearly all cells are, decimals beside them.
func (r *Report) sum(cells []Address) (decimal.Decimal, bool) {
	var n int64
	var d decimal.Decimal
	for _, a := range cells {
		v, err := r.ShownValue(a)
		if err != nil || v.Blank() {
			return decimal.Decimal{}, false
		}
		switch v := v.(type) {
		case Count:
			n += v.n
		case Amount:
			d = d.Add(v.d)
		}
	}
	return d.Add(decimal.NewFromInt(n)), true
}

// ShownValue returns the figure that the cell shows: the stated one where one is
// stated, otherwise the one filled in or derived. A stated text that is no figure,
// and an address that is none, are errors.
func (r *Report) ShownValue(a Address) (Value, error) {
	f, err := r.Edition().Figure(a)
	if err != nil {
		return nil, err
	}
	if s, stated := r.Stated.Figures[a]; stated {
		return f.Read(s)
	}
	return r.value(f), nil
}
