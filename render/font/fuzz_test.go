package font_test

import (
	"bytes"
	"testing"

	"github.com/govdisclosure/annualreport/render/font"
	"github.com/govdisclosure/annualreport/render/internal/fonttest"
)

// Whatever the file, nothing panics, and a subset is no larger than the file's
// outlines with the tables that a subset needs.
func FuzzParse(f *testing.F) {
	one := sample()
	f.Add(one.Build())
	one.ShortLoca, one.Segmented = true, true
	delete(one.Characters, '𬭚')
	f.Add(one.Build())
	f.Add(fonttest.Collection(one.Build(), sample().Build()))
	f.Fuzz(func(t *testing.T, file []byte) {
		font.CollectionNames(bytes.NewReader(file))
		faces, err := font.ParseCollection(file)
		if err != nil {
			return
		}
		for _, face := range faces {
			exercise(t, face)
			all := make([]uint16, face.Glyphs())
			for i := range all {
				all[i] = uint16(i)
				face.Bounds(uint16(i))
			}
			subset, err := face.Subset(all)
			if limit := 2*len(file) + 12*len(all) + 256; err == nil && len(subset) > limit {
				t.Errorf("a subset of %d bytes from a font of %d", len(subset), len(file))
			}
			face.Subset([]uint16{0, uint16(len(all) / 2)})
		}
	})
}
