package faces

import (
	"cmp"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"github.com/govdisclosure/annualreport/render/font"
)

// official lists, for each role, the names of the official faces and of those that
// pass for them, the best first. They are compared without regard to case, spaces,
// hyphens and underscores.
var official = [roles][]string{
	Title: {
		"方正小标宋简体", "FZXiaoBiaoSong-B05S", "FZXBSJW--GB1-0",
		"方正小标宋_GBK", "FZXiaoBiaoSong-B05", "FZXBSK--GBK1-0",
		"小标宋体", "小标宋",
	},
	Body: {
		"仿宋_GB2312", "FangSong_GB2312",
		"仿宋", "FangSong",
		"方正仿宋_GB2312", "方正仿宋简体", "FZFangSong-Z02S", "FZFSJW--GB1-0",
		"方正仿宋_GBK", "FZFangSong-Z02", "FZFSK--GBK1-0",
		"华文仿宋", "STFangsong",
	},
	Heading: {
		"黑体", "SimHei",
		"方正黑体简体", "FZHei-B01S", "FZHTJW--GB1-0",
		"方正黑体_GBK", "FZHei-B01", "FZHTK--GBK1-0",
		"华文黑体", "STHeiti",
	},
	Subheading: {
		"楷体_GB2312", "KaiTi_GB2312",
		"楷体", "KaiTi",
		"方正楷体_GB2312", "方正楷体简体", "FZKai-Z03S", "FZKTJW--GB1-0",
		"方正楷体_GBK", "FZKai-Z03", "FZKTK--GBK1-0",
		"华文楷体", "STKaiti", "Kaiti SC",
	},
	Figures: {
		"宋体", "SimSun",
		"方正书宋简体", "FZShuSong-Z01S", "FZSSJW--GB1-0",
		"华文宋体", "STSong", "Songti SC",
	},
}

// Found is an official face that [Installed] came upon.
type Found struct {
	Role Role
	Name string // the name in the file by which it was known
	Path string // the file
	Face *font.Face
	// Err says why the face cannot be used; Face is nil then.
	Err error

	rank int // its place in the list of its role
}

// Installed looks for the official faces of GB/T 9704-2012 in the folders given
// and all folders in them, or, where none is given, in those where this system
// keeps its fonts. It knows a face by the names in its file, Chinese or English.
// Faces that cannot be used are among those returned, each with the reason: outlines
// in the form of PostScript, a maker who forbids embedding, a damaged file.
//
// What it returns is sorted: by role, then the better face first, then by path.
// [Choose] takes the best of each role. The error tells of folders and files that
// the system would not let it read; what was found elsewhere is returned with it. A
// folder that does not exist holds no faces, and neither does a file that is no font.
func Installed(folders ...string) ([]Found, error) {
	if len(folders) == 0 {
		folders = systemFolders()
	}
	var found []Found
	var problems []error
	known := knownNames()
	for _, folder := range folders {
		err := filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
			if err != nil {
				if !errors.Is(err, fs.ErrNotExist) {
					problems = append(problems, err)
				}
				return nil // look at the rest
			}
			switch strings.ToLower(filepath.Ext(path)) {
			case ".ttf", ".ttc", ".otf", ".otc":
				if !d.IsDir() {
					here, err := look(path, known)
					if err != nil && !errors.Is(err, fs.ErrNotExist) { // a link to nowhere
						problems = append(problems, err)
					}
					found = append(found, here...)
				}
			}
			return nil
		})
		if err != nil {
			problems = append(problems, err)
		}
	}
	slices.SortStableFunc(found, func(a, b Found) int {
		return cmp.Or(cmp.Compare(a.Role, b.Role), cmp.Compare(a.rank, b.rank), cmp.Compare(a.Path, b.Path))
	})
	return found, errors.Join(problems...)
}

// Choose takes the first usable face of each role. A role that has none keeps the
// embedded face; stressed words are left to it, too, because the official faces
// have no bold.
func Choose(found []Found) Faces {
	var best [roles]*font.Face
	for _, f := range found {
		if f.Err == nil && best[f.Role] == nil {
			best[f.Role] = f.Face
		}
	}
	return Faces{
		Title:      best[Title],
		Body:       best[Body],
		Heading:    best[Heading],
		Subheading: best[Subheading],
		Figures:    best[Figures],
	}
}

// look returns the official faces in one file. It is read as a whole only where its
// names are those of an official face.
func look(path string, known map[string]Found) ([]Found, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	names, err := font.CollectionNames(file)
	switch {
	case errors.Is(err, font.ErrNotFont) || errors.Is(err, font.ErrTruncated):
		return nil, nil
	case err != nil:
		return nil, err // it names the file
	}
	var found []Found
	var faces []*font.Face
	var unusable error
	for i, names := range names {
		f, ok := identify(names, known)
		if !ok {
			continue
		}
		if faces == nil && unusable == nil {
			faces, unusable = read(path)
		}
		f.Path, f.Err = path, unusable
		if f.Err == nil {
			f.Err = faces[i].Embedding()
		}
		if f.Err == nil {
			f.Face = faces[i]
		}
		found = append(found, f)
	}
	return found, nil
}

func read(path string) ([]*font.Face, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	return font.ParseCollection(data)
}

// identify finds the role and the rank of a face by its names.
func identify(names []string, known map[string]Found) (best Found, ok bool) {
	for _, name := range names {
		if f, is := known[plain(name)]; is && (!ok || f.rank < best.rank) {
			best, ok = f, true
			best.Name = name
		}
	}
	return best, ok
}

// knownNames returns role and rank by name, as plain returns it.
func knownNames() map[string]Found {
	known := make(map[string]Found)
	for role, names := range official {
		for rank, name := range names {
			known[plain(name)] = Found{Role: Role(role), rank: rank}
		}
	}
	return known
}

var separators = strings.NewReplacer(" ", "", "-", "", "_", "")

// plain returns a name as it is compared.
func plain(name string) string { return separators.Replace(strings.ToLower(name)) }

// systemFolders returns the folders in which this system keeps fonts.
func systemFolders() []string {
	home, _ := os.UserHomeDir() // without a home there are just the system's own
	in := func(folder string, names ...string) []string {
		if folder == "" {
			return nil
		}
		return []string{filepath.Join(append([]string{folder}, names...)...)}
	}
	switch runtime.GOOS {
	case "windows":
		return slices.Concat(
			in(os.Getenv("WINDIR"), "Fonts"),
			in(os.Getenv("LOCALAPPDATA"), "Microsoft", "Windows", "Fonts"))
	case "darwin":
		return slices.Concat(
			[]string{"/System/Library/Fonts", "/System/Library/AssetsV2", "/Library/Fonts"},
			in(home, "Library", "Fonts"))
	default:
		return slices.Concat(
			[]string{"/usr/share/fonts", "/usr/local/share/fonts"},
			in(home, ".local", "share", "fonts"), in(home, ".fonts"))
	}
}
