package pdfread

// What reading takes is charged where it is made, deep inside of what knows of no errors:
// an error of the budget is a panic there, which the calls of this package catch.

// stop carries an error of the budget out.
type stop struct{ err error }

// stopped makes an error of a stop.
func stopped(err *error) {
	switch v := recover().(type) {
	case nil:
	case stop:
		*err = v.err
	default:
		panic(v)
	}
}

// charger charges a budget.
type charger struct{ Budget }

// step charges steps of work.
func (c charger) step(n int) {
	if err := c.Step(n); err != nil {
		panic(stop{err})
	}
}

// grow charges bytes that are about to be made and stay.
func (c charger) grow(n int) {
	if err := c.Grow(int64(n)); err != nil {
		panic(stop{err})
	}
}

// What things take in memory, in bytes, with the room that lists and tables of them have
// for more.
const (
	sizeOfValue  = 48  // of a list
	sizeOfDict   = 320 // the first key and its value
	sizeOfObject = 100 // its place
	sizeOfGlyph  = 280 // on its way from a page into a line
	sizeOfBox    = 112
)
