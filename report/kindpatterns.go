package report

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"
)

//go:embed kindnames.txt
var kindNamesText string

// kindPatterns returns the lines of kindnames.txt.
var kindPatterns = sync.OnceValue(func() []kindPattern {
	patterns, err := parseKindPatterns(kindNamesText)
	if err != nil {
		panic(err) // the text is a constant of this package; a test reads it
	}
	return patterns
})

// parseKindPatterns reads patterns as kindnames.txt explains them.
func parseKindPatterns(text string) ([]kindPattern, error) {
	lists := map[string][]string{}
	var patterns []kindPattern
	n := 0
	for line := range strings.Lines(text) {
		n++
		fields := strings.Fields(line)
		if len(fields) == 0 || fields[0][0] == '#' {
			continue
		}
		if len(fields) < 3 {
			return nil, fmt.Errorf("line %d: two words and a list are needed", n)
		}
		var sides [2][]string
		side := 0
		for _, w := range fields[2:] {
			if w == "but" && side == 0 {
				side = 1
				continue
			}
			expanded, err := expand(w, lists)
			if err != nil {
				return nil, fmt.Errorf("line %d: %w", n, err)
			}
			sides[side] = append(sides[side], expanded...)
		}
		if fields[0] == "words" {
			lists[fields[1]] = sides[0]
			continue
		}
		p := kindPattern{how: nameRelation(fields[1]), words: sides[0], not: sides[1], organ: lists["organ"]}
		switch p.how {
		case nameEnds, nameHolds, nameIs, nameIsArea:
		default:
			return nil, fmt.Errorf("line %d: %q says nothing of a name", n, p.how)
		}
		if fields[0] != "-" {
			var err error
			if p.kind, err = ParseKind(fields[0]); err != nil {
				return nil, fmt.Errorf("line %d: %w", n, err)
			}
		}
		patterns = append(patterns, p)
	}
	return patterns, nil
}

// expand returns what a word stands for: itself, or each of a list with what follows the
// list's name.
func expand(word string, lists map[string][]string) ([]string, error) {
	if word[0] != '{' {
		return []string{word}, nil
	}
	name, rest, ok := strings.Cut(word[1:], "}")
	list, known := lists[name]
	if !ok || !known {
		return nil, fmt.Errorf("%q names no list above", word)
	}
	all := make([]string, len(list))
	for i, w := range list {
		all[i] = w + rest
	}
	return all, nil
}
