package report

import "strings"

// branch is a step of the addresses: a key, and what nests below it, or the figure
// it leads to. Files nest along the branches.
type branch struct {
	key      string  // "state_secret"
	path     string  // "requests.outcome.refused.state_secret"
	figure   *Figure // nil where something nests below
	branches []*branch
}

// grow adds the way to a figure below b.
func (b *branch) grow(f *Figure) {
	key, _, more := strings.Cut(strings.TrimPrefix(string(f.Address)[len(b.path):], "."), ".")
	child := b.child(key)
	if child == nil {
		path := key
		if b.path != "" {
			path = b.path + "." + key
		}
		child = &branch{key: key, path: path}
		b.branches = append(b.branches, child)
	}
	if !more {
		child.figure = f
		return
	}
	child.grow(f)
}

// child returns the branch with the key, or nil.
func (b *branch) child(key string) *branch {
	for _, c := range b.branches {
		if c.key == key {
			return c
		}
	}
	return nil
}

// keys returns the keys of the branches.
func (b *branch) keys() []string {
	keys := make([]string, len(b.branches))
	for i, c := range b.branches {
		keys[i] = c.key
	}
	return keys
}
