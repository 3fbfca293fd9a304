// Command apilist writes docs/api.txt: every exported name of the packages that others can
// import, with its signature. A name that goes, or changes, is a promise that is broken,
// so a difference to the file is a decision and not an accident.
package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"go/importer"
	"go/token"
	"go/types"
	"io"
	"os"
	"os/exec"
	"slices"
	"strings"
)

func main() {
	out := flag.String("o", "", "`file` to write; standard output where there is none")
	flag.Parse()
	text, err := list()
	if err == nil && *out == "" {
		_, err = os.Stdout.Write(text)
	} else if err == nil {
		err = os.WriteFile(*out, text, 0o644)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "apilist:", err)
		os.Exit(1)
	}
}

// listed is what go list says of a package.
type listed struct {
	ImportPath, Name, Export string
	DepOnly                  bool
	Module                   *struct{ Main bool }
}

// list asks go list for the packages of this module and reads what they export.
func list() ([]byte, error) {
	var stderr bytes.Buffer
	cmd := exec.Command("go", "list", "-export", "-deps", "-json=ImportPath,Name,Export,DepOnly,Module", "./...")
	cmd.Stderr = &stderr
	data, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("go list: %w: %s", err, stderr.String())
	}
	exports := map[string]string{}
	var public []string
	for d := json.NewDecoder(bytes.NewReader(data)); ; {
		var p listed
		err := d.Decode(&p)
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
		exports[p.ImportPath] = p.Export
		inside := slices.Contains(strings.Split(p.ImportPath, "/"), "internal")
		if !p.DepOnly && p.Module != nil && p.Module.Main && p.Name != "main" && !inside {
			public = append(public, p.ImportPath)
		}
	}
	from := importer.ForCompiler(token.NewFileSet(), "gc", func(path string) (io.ReadCloser, error) { return os.Open(exports[path]) })
	slices.Sort(public)
	var b bytes.Buffer
	b.WriteString("# Every exported name, with its signature. Written by go generate; what is taken away or\n# changed here breaks programs of others.\n")
	for _, path := range public {
		pkg, err := from.Import(path)
		if err != nil {
			return nil, err
		}
		describe(&b, pkg)
	}
	return b.Bytes(), nil
}

// describe lists the names of a package.
func describe(b *bytes.Buffer, pkg *types.Package) {
	names := slices.DeleteFunc(pkg.Scope().Names(), func(n string) bool { return !token.IsExported(n) })
	if len(names) == 0 {
		return
	}
	fmt.Fprintf(b, "\npackage %s\n", pkg.Path())
	for _, name := range names {
		switch o := pkg.Scope().Lookup(name).(type) {
		case *types.Const:
			fmt.Fprintf(b, "const %s %s = %s\n", name, typeText(pkg, o.Type()), o.Val().ExactString())
		case *types.TypeName:
			describeType(b, pkg, o)
		default:
			fmt.Fprintln(b, types.ObjectString(o, qualifier(pkg)))
		}
	}
}

// describeType lists a type, its fields and its methods, those of what it embeds too.
func describeType(b *bytes.Buffer, pkg *types.Package, o *types.TypeName) {
	equals := " "
	if o.IsAlias() {
		equals = " = "
	}
	typ := types.Unalias(o.Type())
	under := typ.Underlying()
	s, isStruct := under.(*types.Struct)
	kind := typeText(pkg, under)
	switch {
	case isStruct:
		kind = "struct"
	case o.IsAlias():
		kind = typeText(pkg, typ)
	}
	fmt.Fprintf(b, "type %s%s%s\n", o.Name(), equals, kind)
	if isStruct {
		for f := range s.Fields() {
			if !f.Exported() {
				continue
			}
			embedded := ""
			if f.Embedded() {
				embedded = " // embedded"
			}
			fmt.Fprintf(b, "\t%s %s%s\n", f.Name(), typeText(pkg, f.Type()), embedded)
		}
	}
	if types.IsInterface(typ) {
		return // its methods stand in it
	}
	value := types.NewMethodSet(typ)
	for m := range types.NewMethodSet(types.NewPointer(typ)).Methods() {
		if !m.Obj().Exported() {
			continue
		}
		receiver := "*" + o.Name()
		if value.Lookup(m.Obj().Pkg(), m.Obj().Name()) != nil {
			receiver = o.Name()
		}
		signature := strings.TrimPrefix(typeText(pkg, m.Type()), "func")
		fmt.Fprintf(b, "\tfunc (%s) %s%s\n", receiver, m.Obj().Name(), signature)
	}
}

func typeText(pkg *types.Package, t types.Type) string { return types.TypeString(t, qualifier(pkg)) }

// qualifier names other packages by their last element, as programs do.
func qualifier(pkg *types.Package) types.Qualifier {
	return func(other *types.Package) string {
		if other == pkg {
			return ""
		}
		return other.Name()
	}
}
