package fonttest_test

import (
	"testing"

	"github.com/govdisclosure/annualreport/render/internal/fonttest"
)

func TestGeneralStandard(t *testing.T) {
	all := fonttest.GeneralStandard()
	once := make(map[rune]bool)
	above := 0
	for _, r := range all {
		once[r] = true
		if r > 0xFFFF {
			above++
		}
	}
	if len(all) != 8105 || len(once) != 8105 || above != 196 {
		t.Errorf("%d characters, %d different, %d above U+FFFF; want 8105, 8105, 196", len(all), len(once), above)
	}
}
