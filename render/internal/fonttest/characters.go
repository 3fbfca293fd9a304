package fonttest

import (
	_ "embed"
	"strings"
)

//go:embed general-standard.txt
var generalStandard string

// GeneralStandard returns the 8,105 characters of 通用规范汉字表 in its order; 196 of
// them are above U+FFFF.
func GeneralStandard() []rune {
	var all []rune
	for line := range strings.Lines(generalStandard) {
		if !strings.HasPrefix(line, "#") {
			all = append(all, []rune(strings.TrimSpace(line))...)
		}
	}
	return all
}
