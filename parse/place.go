package parse

// place is where in a page a block stands: the element that holds it.
type place struct {
	parent *place
	depth  int
}

func (p *place) deep() int {
	if p == nil {
		return 0
	}
	return p.depth
}

// shared returns the innermost element that holds both.
func shared(a, b *place) *place {
	for a != b {
		if a.deep() >= b.deep() {
			a = a.parent
		} else {
			b = b.parent
		}
	}
	return a
}
