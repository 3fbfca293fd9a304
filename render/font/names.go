package font

import (
	"encoding/binary"
	"slices"
	"unicode/utf16"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// What an entry of the table name is: the parts that identify a face.
const (
	nameFamily          = 1
	nameFull            = 4
	namePostScript      = 6
	nameTypographic     = 16 // the family where the weights have families of their own
	maxNames            = 1 << 10
	platformUnicode     = 0
	platformMacintosh   = 1
	platformWindows     = 3
	macintoshRoman      = 0
	macintoshSimplified = 25
)

// Names returns the names that the face gives itself, of its family and of
// itself, in all languages: 仿宋_GB2312 and FangSong_GB2312, say. None is given
// twice; their order is the file's.
func (f *Face) Names() []string {
	var names []string
	f.eachName(func(kind int, name string) {
		switch kind {
		case nameFamily, nameFull, namePostScript, nameTypographic:
			if !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	})
	return names
}

// Name returns the name that the face has in PostScript and PDF, in printable
// ASCII; "" where it has none.
func (f *Face) Name() string {
	found := ""
	f.eachName(func(kind int, name string) {
		if kind != namePostScript || found != "" {
			return
		}
		for i := range len(name) {
			if name[i] <= ' ' || name[i] > '~' {
				return
			}
		}
		found = name
	})
	return found
}

// eachName calls yield with the entries of the table name that are not empty.
// What is damaged is left out: a face is drawn without its names.
func (f *Face) eachName(yield func(kind int, name string)) {
	if len(f.name) < 6 {
		return
	}
	count := int(binary.BigEndian.Uint16(f.name[2:]))
	strings := int(binary.BigEndian.Uint16(f.name[4:]))
	for i := range min(count, maxNames, (len(f.name)-6)/12) {
		entry := f.name[6+12*i:]
		field := func(i int) int { return int(binary.BigEndian.Uint16(entry[2*i:])) }
		from := strings + field(5)
		to := from + field(4)
		if to > len(f.name) {
			continue
		}
		if name := decodeName(field(0), field(1), f.name[from:to]); name != "" {
			yield(field(3), name)
		}
	}
}

// decodeName returns "" for an encoding that is not read.
func decodeName(platform, encoding int, b []byte) string {
	switch {
	case platform == platformUnicode || platform == platformWindows:
		units := make([]uint16, len(b)/2)
		for i := range units {
			units[i] = binary.BigEndian.Uint16(b[2*i:])
		}
		return string(utf16.Decode(units))
	case platform == platformMacintosh && encoding == macintoshRoman:
		// Beyond ASCII a Roman name is no name of a Chinese face.
		for _, c := range b {
			if c > '~' {
				return ""
			}
		}
		return string(b)
	case platform == platformMacintosh && encoding == macintoshSimplified:
		name, err := simplifiedchinese.GBK.NewDecoder().Bytes(b)
		if err != nil {
			return ""
		}
		return string(name)
	}
	return ""
}
