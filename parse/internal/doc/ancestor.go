package doc

// Ancestor is where in a page a block stands: the element that holds it.
type Ancestor struct {
	Parent *Ancestor
	Depth  int
}

func (p *Ancestor) Deep() int {
	if p == nil {
		return 0
	}
	return p.Depth
}

// CommonAncestor returns the innermost element that holds both.
func CommonAncestor(a, b *Ancestor) *Ancestor {
	for a != b {
		if a.Deep() >= b.Deep() {
			a = a.Parent
		} else {
			b = b.Parent
		}
	}
	return a
}
