package report

// BlankCell is a free figure that some of several reports leave blank.
type BlankCell struct {
	Address Address
	Reports []int // the numbers of the reports, from 0
}

// Blanks returns, in the order of the form, the free figures that are blank in one of the
// reports or more, and so in their [Sum], with who left them blank. Reports that are nil,
// and cells that the edition of a report does not have, are passed over.
func Blanks(reports ...*Report) (blanks []BlankCell) {
	var addresses []Address
	for i, r := range reports {
		if r != nil && (i == 0 || reports[i-1] == nil || r.Edition() != reports[i-1].Edition()) {
			addresses = union(addresses, r.Edition().addresses())
		}
	}
	for _, a := range addresses {
		b := BlankCell{Address: a}
		for i, r := range reports {
			if r == nil {
				continue
			}
			if v, free := r.cell(a); free && v.Blank() {
				b.Reports = append(b.Reports, i)
			}
		}
		if b.Reports != nil {
			blanks = append(blanks, b)
		}
	}
	return blanks
}
