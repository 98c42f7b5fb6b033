/**
 * The {@link cn.laborproof.face.FaceEngine} that runs the committed ONNX models with ONNX Runtime
 * on the CPU.
 *
 * <p>Owns the models' input and output contracts (colour order, scaling, crops) and nothing else;
 * never decides anything. Start reading at {@link cn.laborproof.face.onnx.OnnxFaceEngine}; the
 * contracts are in docs/adr/0002-face-models.md.
 */
@NullMarked
package cn.laborproof.face.onnx;

import org.jspecify.annotations.NullMarked;
