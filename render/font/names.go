package font

import (
	"encoding/binary"
	"slices"
	"strings"
	"unicode/utf16"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// Numbers in the table name: what an entry says, and how it is encoded.
const (
	nameFamily      = 1
	nameFull        = 4
	namePostScript  = 6
	nameTypographic = 16 // the family, where the weights have families of their own

	platformUnicode       = 0
	platformMacintosh     = 1
	platformWindows       = 3
	macintoshRoman        = 0
	macintoshSimplified   = 25
	nameHeader, nameEntry = 6, 12

	// No sound face has more; a hostile one would fill the memory with names.
	maxNames     = 1 << 10
	maxNameSize  = 1 << 9
	maxNameTable = 1 << 20
)

// Names returns the names that the face gives to itself and its family, in all
// languages: 仿宋_GB2312 and FangSong_GB2312, say. None comes twice; their order
// is the file's.
func (f *Face) Names() []string { return namesIn(f.name) }

func namesIn(table []byte) []string {
	var names []string
	eachName(table, func(kind int, name string) {
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
// ASCII; "Unnamed" where it has none.
func (f *Face) Name() string {
	found := ""
	eachName(f.name, func(kind int, name string) {
		if kind == namePostScript && found == "" && ascii(name) && !strings.Contains(name, " ") {
			found = name
		}
	})
	if found == "" {
		return "Unnamed"
	}
	return found
}

// ascii reports whether a name has no characters but the printable ones of ASCII.
func ascii(name string) bool {
	for i := range len(name) {
		if name[i] < ' ' || name[i] > '~' {
			return false
		}
	}
	return true
}

// eachName calls yield with the entries of a table name that are not empty. What
// is damaged is left out: a face is drawn without its names.
func eachName(table []byte, yield func(kind int, name string)) {
	if len(table) < nameHeader {
		return
	}
	count := int(binary.BigEndian.Uint16(table[2:]))
	storage := int(binary.BigEndian.Uint16(table[4:]))
	for i := range min(count, maxNames, (len(table)-nameHeader)/nameEntry) {
		entry := table[nameHeader+nameEntry*i:]
		field := func(i int) int { return int(binary.BigEndian.Uint16(entry[2*i:])) }
		from := storage + field(5)
		to := from + field(4)
		if to > len(table) || to-from > maxNameSize {
			continue
		}
		if name := decodeName(field(0), field(1), table[from:to]); name != "" {
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
	case platform == platformMacintosh && encoding == macintoshRoman && ascii(string(b)):
		// Beyond ASCII a Roman name is no name of a Chinese face.
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
